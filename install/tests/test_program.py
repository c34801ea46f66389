"""A plain Java program on Damo, without Jupyter."""

PROGRAM = """
import damo.data.Digits;

public class My {
  public static void main(String[] arguments) throws Exception {
    System.out.println(Digits.load().x().sumNumber().longValue());
    Class.forName("jdk.incubator.vector.FloatVector");
    System.err.println("to the other side");
    System.exit(3);
  }
}
"""


def test_the_classpath_is_one_line_of_what_exists(run):
    done = run("classpath")
    (line,) = done.stdout.splitlines()
    entries = line.split(":")
    assert any(entry.endswith("tensorlib/core/target/classes") for entry in entries)
    assert len(entries) == len(set(entries))
    assert not any("junit" in entry or "archunit" in entry for entry in entries)


def test_the_second_time_nothing_is_built(run):
    run("classpath")
    assert run("classpath").stderr == ""


def test_a_program_runs_on_it(run, tmp_path):
    (tmp_path / "My.java").write_text(PROGRAM)
    done = run("java", "-cp", run("classpath").stdout.strip(), "My.java")
    assert done.stdout == "561718\n"
    assert done.stderr == "to the other side\n"
    assert done.returncode == 3
