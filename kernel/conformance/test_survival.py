"""Nothing that a front end or a cell does takes the kernel down."""

import json
import time

import pytest


def alive(kernel):
    run = kernel.run("20 + 3")
    return run.value == "23"


def send_frames(kernel, frames, channel="shell_channel"):
    getattr(kernel.client, channel).socket.send_multipart(frames)


def beats_again(heartbeat, seconds=10):
    """A beat may be lost while there is no memory; the client knocks anew each second."""
    end = time.monotonic() + seconds
    while not heartbeat.is_beating() and time.monotonic() < end:
        time.sleep(0.1)
    return heartbeat.is_beating()


@pytest.mark.parametrize("channel", ["shell_channel", "control_channel", "stdin_channel"])
def test_bad_signature_is_dropped(kernel, channel):
    session = kernel.client.session
    frames = session.serialize(session.msg("kernel_info_request", {}))
    frames[1] = b"0" * 64
    send_frames(kernel, frames, channel)
    assert alive(kernel)


@pytest.mark.parametrize(
    "frames",
    [
        [b""],
        [b"<IDS|MSG>"],
        [b"no delimiter", b"at all"],
        [b"<IDS|MSG>", b"too", b"few"],
        [b"\xff\xfe", b"<IDS|MSG>", b"\x00" * 32, b"{", b"}", b"[]", b"nul"],
    ],
)
@pytest.mark.parametrize("channel", ["shell_channel", "control_channel"])
def test_malformed_frames_are_dropped(kernel, frames, channel):
    send_frames(kernel, frames, channel)
    assert alive(kernel)


@pytest.mark.parametrize(
    "parts",
    [
        [b"{}", b"{}", b"{}", b"{}"],
        [b"[]", b"{}", b"{}", b"{}"],
        [b"{not json", b"{}", b"{}", b"{}"],
        [b'{"msg_id": {"a": 1}, "msg_type": []}', b"{}", b"{}", b"{}"],
        [b'{"msg_id": "a", "msg_type": "execute_request"}', b"[1]", b"3", b"null"],
        [b'{"msg_id": "a", "msg_type": "execute_request"}', b"{}", b"{}", b"\xff\xff"],
        [b'{"msg_id": "a", "msg_type": "execute_request"}', b"{}", b"{}", b"[" * 100_000],
    ],
)
def test_signed_nonsense_is_dropped(kernel, parts):
    session = kernel.client.session
    send_frames(kernel, [b"<IDS|MSG>", session.sign(parts), *parts])
    assert alive(kernel)


@pytest.mark.parametrize(
    "msg_type, content",
    [
        ("execute_request", {}),
        ("execute_request", {"code": None}),
        ("execute_request", {"code": ["a", "list"]}),
        ("execute_request", {"code": "1", "silent": "perhaps", "user_expressions": 3}),
        ("complete_request", {"code": "x", "cursor_pos": "three"}),
        ("inspect_request", {"cursor_pos": 3}),
        ("is_complete_request", {"code": {}}),
        ("history_request", {"hist_access_type": "nonsense"}),
    ],
)
def test_request_with_wrong_fields_is_answered_with_an_error(kernel, msg_type, content):
    reply = kernel.ask(msg_type, content)
    assert reply["status"] == "error"
    assert reply["evalue"]
    assert alive(kernel)


def test_cursor_out_of_range_is_taken_as_the_end(kernel):
    assert kernel.ask("complete_request", {"code": "Math.ab", "cursor_pos": 999})["status"] == "ok"
    assert kernel.ask("complete_request", {"code": "Math.ab", "cursor_pos": -5})["status"] == "ok"
    assert kernel.ask("inspect_request", {"code": "", "cursor_pos": 7})["status"] == "ok"


def test_unknown_message_type_is_passed_over(kernel):
    kernel.request("juggle_request", {"balls": 3})
    kernel.request("comm_msg", {"comm_id": "nobody", "data": {}})
    assert alive(kernel)


def test_exit_in_a_cell_ends_the_cell_only(kernel):
    kernel.run("int kept = 11;")
    for code in ["System.exit(3);", "Runtime.getRuntime().exit(1);", "Runtime.getRuntime().halt(1);"]:
        run = kernel.run(code)
        assert run.status == "error", code
        assert "exit" in (run.reply["ename"] + run.reply["evalue"]).lower()
    assert kernel.value("kept") == "11"


def test_stack_overflow_is_an_error_of_the_cell(kernel):
    kernel.run("int kept2 = 12;\nint down(int n) { return down(n + 1) + 1; }")
    run = kernel.run("down(0)")
    assert run.status == "error"
    assert "StackOverflowError" in run.reply["ename"]
    assert len(run.reply["traceback"]) < 100
    assert kernel.value("kept2") == "12"


def test_memory_that_cannot_be_had_is_an_error_of_the_cell(kernel):
    run = kernel.run("long[] much = new long[Integer.MAX_VALUE - 8];")
    assert run.status == "error"
    assert "OutOfMemoryError" in run.reply["ename"]
    assert alive(kernel)


def test_heap_filled_and_held_can_be_let_go(small):
    small.run("var hoard = new ArrayList<byte[]>();")
    run = small.run("while (true) hoard.add(new byte[1 << 19]);", timeout=60)
    assert run.status == "error"
    assert "OutOfMemoryError" in run.reply["ename"]
    assert small.run("hoard = null;").status == "ok"
    assert small.value("1 + 1") == "2"
    assert beats_again(small.client.hb_channel)


def test_value_whose_text_throws_is_an_apology(kernel):
    run = kernel.run(
        "class Sulking { public String toString() { throw new IllegalStateException(\"no\"); } }\n"
        "new Sulking()")
    assert run.status == "ok", run.reply
    assert "Sulking" in run.value
    assert alive(kernel)


def test_heartbeat_beats_while_a_cell_runs(kernel):
    msg_id = kernel.send("Thread.sleep(1500);")
    time.sleep(0.2)
    assert kernel.client.hb_channel.is_beating()
    kernel.finish(msg_id)


def test_connection_file_is_json_with_a_key(kernel):
    with open(kernel.manager.connection_file, encoding="utf-8") as file:
        assert json.load(file)["key"]
