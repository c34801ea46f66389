"""Input from the person at the front end, and comms."""

import time


def asked(kernel, code, answers, **options):
    msg_id = kernel.send(code, allow_stdin=True, **options)
    prompts = []
    for answer in answers:
        request = kernel.client.get_stdin_msg(timeout=20)
        assert request["msg_type"] == "input_request"
        assert request["parent_header"]["msg_id"] == msg_id
        prompts.append(request["content"])
        kernel.client.input(answer)
    return kernel.finish(msg_id), prompts


def test_scanner_reads_lines(kernel):
    run, prompts = asked(
        kernel,
        'var in = new java.util.Scanner(System.in); System.out.print("Name? "); String a = in.nextLine();'
        ' int b = in.nextInt(); System.out.println(a + b);',
        ["Theano", "7"])
    assert run.status == "ok", run.reply
    assert run.text().endswith("Theano7\n")
    assert len(prompts) == 2


def test_read_line_and_password_carry_their_prompt(kernel):
    run, prompts = asked(
        kernel,
        'damo.kernel.Kernel.readLine("Who? ") + damo.kernel.Kernel.readPassword("Secret? ")',
        ["Damo ", "λ"])
    assert "Damo λ" in run.value
    assert prompts == [
        {"prompt": "Who? ", "password": False},
        {"prompt": "Secret? ", "password": True},
    ]


def test_front_end_without_input_gets_one_clear_error(kernel):
    run = kernel.run('damo.kernel.Kernel.readLine("Who? ")', allow_stdin=False)
    assert run.status == "error"
    assert "allow_stdin" in run.reply["evalue"]


def test_interrupt_ends_the_wait_for_input(kernel):
    msg_id = kernel.send('damo.kernel.Kernel.readLine("Who? ")', allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=20)
    kernel.interrupt()
    assert kernel.finish(msg_id, timeout=5).status == "error"
    time.sleep(0.1)
    assert kernel.value("8 + 1") == "9"


def test_comm_to_an_unknown_target_is_closed(kernel):
    msg_id = kernel.request("comm_open", {"comm_id": "c0", "target_name": "nobody", "data": {}})
    assert kernel.output_after(msg_id, "comm_close")["comm_id"] == "c0"
    assert kernel.ask("comm_info_request", {}) == {"status": "ok", "comms": {}}


def test_comm_talks_both_ways(kernel):
    run = kernel.run(
        """
        damo.kernel.Kernel.comms().register("echo", (comm, data) -> {
          comm.send(data);
          comm.onMessage(comm::send);
        });
        """)
    assert run.status == "ok", run.reply
    opened = kernel.request(
        "comm_open", {"comm_id": "c1", "target_name": "echo", "data": {"hello": [1, 2.5, None]}})
    assert kernel.output_after(opened, "comm_msg")["data"] == {"hello": [1, 2.5, None]}
    said = kernel.request("comm_msg", {"comm_id": "c1", "data": {"again": True}})
    assert kernel.output_after(said, "comm_msg") == {"comm_id": "c1", "data": {"again": True}}
    info = kernel.ask("comm_info_request", {"target_name": "echo"})
    assert info["comms"] == {"c1": {"target_name": "echo"}}
    assert kernel.ask("comm_info_request", {"target_name": "other"})["comms"] == {}
    kernel.request("comm_close", {"comm_id": "c1", "data": {}})
    assert kernel.ask("comm_info_request", {})["comms"] == {}
