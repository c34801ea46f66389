"""Interrupt, shutdown, restart."""

import time

import pytest

PROMPT = 0.6  # seconds: the promise is 0.2; the rest is for a busy machine


def interrupted(kernel, code, after=0.8):
    msg_id = kernel.send(code)
    time.sleep(after)
    asked = time.monotonic()
    assert kernel.interrupt()["content"]["status"] == "ok"
    run = kernel.finish(msg_id)
    return run, time.monotonic() - asked


@pytest.mark.parametrize(
    "code",
    [
        "while (true) {}",
        "Thread.sleep(60_000);",
        "for (;;) { try { kept++; } catch (Throwable t) {} }",
        "double s = 0; for (long i = 0; i < Long.MAX_VALUE; i++) { s += Math.sin(i); }",
        "var all = new ArrayList<Integer>(); while (true) { all.add(1); all.clear(); }",
        "new Object().wait();".replace("new Object()", "synchronized (lock) { lock") + " }",
        "java.util.stream.IntStream.iterate(0, i -> i + 1).forEach(i -> {});",
    ],
)
def test_interrupt_stops_the_cell_and_keeps_the_state(kernel, code):
    kernel.run("long kept = 5; Object lock = new Object();")
    kernel.run("Thread.sleep(1);")
    run, seconds = interrupted(kernel, code)
    assert run.status == "error"
    assert run.reply["ename"] == "Interrupted"
    assert seconds < PROMPT
    assert int(kernel.value("kept")) >= 5


def test_interrupt_stops_a_training_loop_that_prints(kernel):
    msg_id = kernel.send(
        """
        double w = 0;
        for (int epoch = 0; ; epoch++) {
          for (int i = 0; i < 1_000_000; i++) w += Math.tanh(w + i) * 1e-6;
          System.out.println("epoch " + epoch + " w " + w);
        }
        """)
    assert "epoch 0 " in kernel.output_after(msg_id, "stream")["text"]
    asked = time.monotonic()
    kernel.interrupt()
    assert kernel.finish(msg_id).reply["ename"] == "Interrupted"
    assert time.monotonic() - asked < PROMPT
    assert float(kernel.value("w")) > 0


def test_interrupt_aborts_the_cells_that_wait(kernel):
    first = kernel.send("while (true) {}")
    second = kernel.send("1 + 1")
    time.sleep(0.8)
    kernel.interrupt()
    assert kernel.finish(first).status == "error"
    assert kernel.finish(second).status == "aborted"


def test_interrupt_without_a_cell_does_nothing(kernel):
    assert kernel.interrupt()["content"]["status"] == "ok"
    assert kernel.value("3 + 4") == "7"


def test_kernel_info_is_answered_on_control_while_a_cell_runs(kernel):
    msg_id = kernel.send("Thread.sleep(1500);")
    request = kernel.client.session.msg("kernel_info_request", {})
    kernel.client.control_channel.send(request)
    reply = kernel.control_reply(request["header"]["msg_id"], timeout=1)["content"]
    assert reply["status"] == "ok"
    assert reply["protocol_version"] == "5.5"
    assert reply["supported_features"] == []
    kernel.finish(msg_id)


@pytest.mark.parametrize("restart", [False, True])
def test_shutdown_is_answered_and_the_process_ends(fresh, restart):
    request = fresh.client.session.msg("shutdown_request", {"restart": restart})
    fresh.client.control_channel.send(request)
    reply = fresh.control_reply(request["header"]["msg_id"])["content"]
    assert reply == {"status": "ok", "restart": restart}
    deadline = time.monotonic() + 5
    while fresh.manager.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not fresh.manager.is_alive()


def test_shutdown_does_not_wait_for_a_cell(fresh):
    fresh.send("while (true) {}")
    time.sleep(1)
    start = time.monotonic()
    fresh.manager.shutdown_kernel(now=False)
    assert time.monotonic() - start < 4
    assert not fresh.manager.is_alive()


def test_restart_forgets(fresh):
    fresh.run("int gone = 1;")
    fresh.manager.restart_kernel(now=False)
    fresh.client.wait_for_ready(timeout=60)
    run = fresh.run("gone")
    assert run.status == "error"
    assert run.reply["execution_count"] == 1
