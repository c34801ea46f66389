"""A front end reduced to what tests need."""

import os
import time
from queue import Empty

from jupyter_client.manager import start_new_kernel

KERNEL = os.environ.get("DAMO_KERNEL", "damo")
STARTUP = 60
PATIENCE = 30


class Run:
    """What came of one cell."""

    def __init__(self, reply, outputs, seconds):
        self.reply = reply["content"]
        self.status = self.reply["status"]
        self.outputs = outputs
        self.seconds = seconds

    def of_type(self, msg_type):
        return [m["content"] for m in self.outputs if m["msg_type"] == msg_type]

    def text(self, name="stdout"):
        return "".join(c["text"] for c in self.of_type("stream") if c["name"] == name)

    @property
    def value(self):
        results = self.of_type("execute_result")
        return results[0]["data"]["text/plain"] if results else None


class Client:
    def __init__(self, **environment):
        self.manager, self.client = start_new_kernel(
            kernel_name=KERNEL, startup_timeout=STARTUP, env={**os.environ, **environment})

    def stop(self):
        self.client.stop_channels()
        if self.manager.is_alive():
            self.manager.shutdown_kernel()

    def drain(self):
        for get in (self.client.get_shell_msg, self.client.get_iopub_msg):
            try:
                while True:
                    get(timeout=0.05)
            except Empty:
                pass

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def finish(self, msg_id, timeout=PATIENCE):
        """Waits for the reply to a cell and for idle, and gathers what lies between."""
        start = time.monotonic()
        reply = self.reply(msg_id, timeout)
        return Run(reply, self.outputs(msg_id, timeout), time.monotonic() - start)

    def run(self, code, timeout=PATIENCE, **options):
        return self.finish(self.send(code, **options), timeout)

    def value(self, code):
        run = self.run(code)
        assert run.status == "ok", run.reply
        return run.value

    def reply(self, msg_id, timeout=PATIENCE):
        return self._next(self.client.get_shell_msg, msg_id, timeout)

    def control_reply(self, msg_id, timeout=PATIENCE):
        return self._next(self.client.get_control_msg, msg_id, timeout)

    def outputs(self, msg_id, timeout=PATIENCE):
        outputs = []
        while True:
            message = self._next(self.client.get_iopub_msg, msg_id, timeout)
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return outputs
            else:
                outputs.append(message)

    def output_after(self, msg_id, msg_type, timeout=PATIENCE):
        """The next output of this type that belongs to a cell, come when it may."""
        deadline = time.monotonic() + timeout
        while True:
            message = self._next(
                self.client.get_iopub_msg, msg_id, deadline - time.monotonic()
            )
            if message["msg_type"] == msg_type:
                return message["content"]

    def interrupt(self):
        """Interrupts by message and returns when the kernel has answered."""
        request = self.client.session.msg("interrupt_request", {})
        self.client.control_channel.send(request)
        return self.control_reply(request["header"]["msg_id"])

    def request(self, msg_type, content):
        request = self.client.session.msg(msg_type, content)
        self.client.shell_channel.send(request)
        return request["header"]["msg_id"]

    def ask(self, msg_type, content):
        return self.reply(self.request(msg_type, content))["content"]

    @staticmethod
    def _next(get, msg_id, timeout):
        deadline = time.monotonic() + timeout
        while True:
            left = deadline - time.monotonic()
            assert left > 0, f"nothing came for {msg_id} within {timeout} s"
            try:
                message = get(timeout=left)
            except Empty:
                continue
            if message["parent_header"].get("msg_id") == msg_id:
                return message
