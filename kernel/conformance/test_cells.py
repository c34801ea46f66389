"""Running cells: values, streams, counts, expressions, failures, what follows a failure."""


def test_silent_cell_neither_speaks_nor_counts(kernel):
    before = kernel.run("0").reply["execution_count"]
    run = kernel.run('System.out.println("psst"); 5', silent=True)
    assert run.status == "ok"
    assert run.outputs == []
    assert kernel.run("0").reply["execution_count"] == before + 1


def test_silent_failure_is_told_in_the_reply_alone(kernel):
    run = kernel.run('throw new RuntimeException("psst");', silent=True)
    assert run.status == "error"
    assert run.outputs == []


def test_cell_out_of_history_does_not_count(kernel):
    before = kernel.run("0").reply["execution_count"]
    run = kernel.run("1 + 1", store_history=False)
    assert run.value == "2"
    assert kernel.run("0").reply["execution_count"] == before + 1
    history = kernel.ask("history_request", {"hist_access_type": "tail", "n": 2, "raw": True,
                                             "output": False})
    assert [line[2] for line in history["history"]] == ["0", "0"]


def test_user_expressions_are_evaluated_one_by_one(kernel):
    run = kernel.run("int held = 20;", user_expressions={"twice": "held * 2", "no": "missing + 1"})
    answers = run.reply["user_expressions"]
    assert answers["twice"]["status"] == "ok"
    assert answers["twice"]["data"]["text/plain"] == "40"
    assert answers["no"]["status"] == "error"
    assert answers["no"]["traceback"]


def test_failure_aborts_the_cells_that_wait(kernel):
    first = kernel.send('Thread.sleep(500); throw new RuntimeException("stop");')
    waiting = [kernel.send(f"int later{i} = {i};") for i in range(3)]
    assert kernel.finish(first).status == "error"
    for msg_id in waiting:
        run = kernel.finish(msg_id)
        assert run.status == "aborted"
        assert run.outputs == []
    assert kernel.value("1 + 1") == "2"


def test_failure_that_may_be_passed_over_aborts_nothing(kernel):
    first = kernel.send('Thread.sleep(300); throw new RuntimeException("go on");',
                        stop_on_error=False)
    second = kernel.send("2 + 2")
    assert kernel.finish(first).status == "error"
    assert kernel.finish(second).value == "4"


def test_requests_other_than_cells_are_not_aborted(kernel):
    kernel.send('Thread.sleep(300); throw new RuntimeException("stop");')
    reply = kernel.ask("kernel_info_request", {})
    assert reply["status"] == "ok"


def test_a_thousand_lines_come_in_few_messages_and_in_order(kernel):
    run = kernel.run('for (int i = 0; i < 1000; i++) System.out.println("line " + i);')
    assert run.text() == "".join(f"line {i}\n" for i in range(1000))
    assert len(run.of_type("stream")) < 50


def test_output_streams_while_the_cell_runs(kernel):
    msg_id = kernel.send('System.out.println("first"); Thread.sleep(2000);')
    shown = kernel.output_after(msg_id, "stream", timeout=1.9)
    assert shown["text"] == "first\n"
    kernel.finish(msg_id)


def test_out_and_err_keep_their_order(kernel):
    run = kernel.run('System.out.print("a"); System.err.print("b"); System.out.print("c");')
    assert [(c["name"], c["text"]) for c in run.of_type("stream")] == [
        ("stdout", "a"), ("stderr", "b"), ("stdout", "c")]


def test_characters_beyond_ascii_survive(kernel):
    run = kernel.run('for (int i = 0; i < 20000; i++) System.out.print("∇Θ😀");')
    assert run.text() == "∇Θ😀" * 20000


def test_late_output_goes_to_the_cell_that_started_its_thread(kernel):
    starter = kernel.send(
        'new Thread(() -> { try { Thread.sleep(700); } catch (InterruptedException e) {} '
        'System.out.println("late"); }).start();')
    kernel.finish(starter)
    other = kernel.run('System.out.println("early");')
    assert other.text() == "early\n"
    assert kernel.output_after(starter, "stream")["text"] == "late\n"


def test_blank_cell_is_fine(kernel):
    for code in ["", "   \n", "// nothing but a comment"]:
        run = kernel.run(code)
        assert run.status == "ok", (code, run.reply)
        assert run.outputs == [] or [m["msg_type"] for m in run.outputs] == ["execute_input"]


def test_magics_stand_between_java(kernel):
    run = kernel.run('int m = 4;\n%time m * 2\nSystem.out.println("m " + m);')
    assert run.status == "ok", run.reply
    assert "wall" in run.text() and "m 4" in run.text()


def test_percent_in_a_text_block_is_no_magic(kernel):
    assert kernel.value('String s = """\n%time\n""";\ns') .strip().strip('"').startswith("%time")


def test_unknown_magic_is_one_clear_error(kernel):
    run = kernel.run("%nosuch thing")
    assert run.status == "error"
    assert "%nosuch" in run.reply["evalue"] and "lsmagic" in run.reply["evalue"]


def test_html_cell_is_shown_as_html(kernel):
    data = kernel.run("%%html\n<b>bold</b>").of_type("execute_result")[0]["data"]
    assert data["text/html"] == "<b>bold</b>"
    assert data["text/plain"] == "<b>bold</b>"


def test_completion_counts_code_points(kernel):
    code = 'String face = "😀"; Math.floorM'
    reply = kernel.ask("complete_request", {"code": code, "cursor_pos": len(code)})
    assert "floorMod(" in reply["matches"]
    assert code[reply["cursor_start"]:reply["cursor_end"]] == "floorM"
