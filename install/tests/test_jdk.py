"""Which JDK is taken, and what is said when there is none."""


def lines(text):
    return text.strip().splitlines()


def test_without_a_jdk_one_line_says_what_to_install(run, path_without_java):
    done = run("java", "-version", JAVA_HOME=None, DAMO_JDK_PLACES="", PATH=path_without_java)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = lines(done.stderr)
    assert line.startswith("damo: no JDK 25 or newer found. Install one")
    assert "set JAVA_HOME" in line


def test_a_java_home_too_old_is_named(run, jdk, path_without_java):
    old = jdk(17)
    done = run("java", JAVA_HOME=old, DAMO_JDK_PLACES="", PATH=path_without_java)
    assert done.returncode == 1
    (line,) = lines(done.stderr)
    assert f"JAVA_HOME is {old}, which is version 17." in line


def test_a_java_home_that_is_none_is_named(run, tmp_path, path_without_java):
    done = run("java", JAVA_HOME=tmp_path, DAMO_JDK_PLACES="", PATH=path_without_java)
    assert f"JAVA_HOME is {tmp_path}, which is no JDK." in done.stderr


def test_a_java_home_too_old_is_passed_over_for_a_place_that_fits(run, jdk):
    done = run("java", JAVA_HOME=jdk(17), DAMO_JDK_PLACES=f"{jdk(21)}:{jdk(26)}")
    assert done.returncode == 0
    assert done.stdout.startswith("fake 26")


def test_a_java_home_that_fits_comes_first(run, jdk):
    done = run("java", JAVA_HOME=jdk(25), DAMO_JDK_PLACES=str(jdk(26)))
    assert done.stdout.startswith("fake 25")


def test_a_folder_with_spaces_is_taken(run, jdk, tmp_path):
    spaced = tmp_path / "my jdks"
    jdk(25).rename(spaced)
    assert run("java", JAVA_HOME=spaced).stdout.startswith("fake 25")


def test_the_flags_come_before_the_arguments(run, jdk):
    done = run("java", "-cp", "a b", "Main", JAVA_HOME=jdk(25))
    flags = "--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED"
    assert flags in done.stdout
    assert done.stdout.endswith("-cp a b Main\n")


def test_the_classpath_needs_a_jdk_too(run, path_without_java):
    done = run("classpath", JAVA_HOME=None, DAMO_JDK_PLACES="", PATH=path_without_java)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(lines(done.stderr)) == 1
