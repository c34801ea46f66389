"""One running kernel for the tests that leave it in order, and fresh ones for those that do not."""

import pytest

from client import Client


@pytest.fixture(scope="module")
def shared():
    client = Client()
    yield client
    client.stop()


@pytest.fixture
def kernel(shared):
    """The module's kernel, with nothing left over from the test before."""
    shared.drain()
    return shared


@pytest.fixture
def fresh():
    client = Client()
    yield client
    client.stop()


@pytest.fixture
def small():
    """A kernel with little memory."""
    client = Client(JDK_JAVA_OPTIONS="-Xmx400m")
    yield client
    client.stop()
