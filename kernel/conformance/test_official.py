"""The suite that the Jupyter project offers to kernels, with every feature it can test."""

import jupyter_kernel_test

from client import KERNEL


class DamoTest(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh dear");'
    completion_samples = [
        {"text": "Math.floorM", "matches": {"floorMod("}},
        {"text": "%lsm", "matches": {"%lsmagic"}},
    ]
    complete_code_samples = ["1 + 1", "int a = 3;", "class A {\n  int b;\n}", "%lsmagic"]
    incomplete_code_samples = ["int f(", "for (int i = 0; i < 3; i++) {", "1 +", "/* why"]
    invalid_code_samples = ["int x = = 2;", '"abc']
    code_page_something = "%doc Math.floorMod"
    code_generate_error = 'throw new IllegalStateException("as asked");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'String.join("-", "a", "b")', "mime": "text/plain"},
        {"code": "int six = 6; six + 1", "result": "7"},
    ]
    code_display_data = [
        {"code": 'Display.display("shown");', "mime": "text/plain"},
        {"code": "Display.display(new double[][] {{1, 2}, {3, 4}});", "mime": "text/html"},
    ]
    code_history_pattern = "6 ? 7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.floorMod"
    code_clear_output = "Display.clearOutput(false);"


class WelcomeTest(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


