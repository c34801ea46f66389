package damo;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may use whom inside the core: the floors of docs/architecture.md, kept as rules. */
class ArchitectureTest {
  /** From the ground up; a package may use its own floor and those below. "" is {@code damo}. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("error"),
          Set.of("config"),
          Set.of("scalar"),
          Set.of("value"),
          Set.of("graph"),
          Set.of("tensor", "op"),
          Set.of("notation"),
          Set.of("grad"),
          Set.of("rewrite"),
          Set.of("runtime"),
          Set.of("link"),
          Set.of("compile"),
          Set.of("print", "inspect"),
          Set.of(""));

  /** Slices that hold all of one subject, and so are seen from every floor and see every floor. */
  private static final Set<String> CROSSING = Set.of("scan", "random");

  private static final JavaClasses CORE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("damo");

  @Test
  void theCoreIsSeen() {
    assertTrue(CORE.size() > 40, "only " + CORE.size() + " classes found: is the core compiled?");
  }

  @Test
  void everyPackageStandsOnAFloor() {
    assertNone(
        CORE.stream()
            .map(ArchitectureTest::slice)
            .filter(slice -> !CROSSING.contains(slice) && floor(slice) < 0)
            .map(slice -> "damo." + slice + " has no floor: give it one in FLOORS"));
  }

  @Test
  void nobodyUsesAHigherFloor() {
    assertNone(
        dependencies()
            .filter(ArchitectureTest::isInside)
            .filter(use -> climbs(slice(use.getOriginClass()), slice(use.getTargetClass())))
            .map(Dependency::getDescription));
  }

  @Test
  void onlyTheVectorRuntimeUsesTheIncubatingVectors() {
    assertNone(usesOutside("jdk.incubator.vector", "", "damo.runtime.vector"));
  }

  @Test
  void onlyTheOneDnnRuntimeCallsForeignFunctions() {
    assertNone(usesOutside("java.lang.foreign", "Linker", "damo.runtime.onednn"));
  }

  @Test
  void onlyTheLinearRuntimeUsesEjml() {
    assertNone(
        CORE.stream()
            .filter(outside("damo.runtime.linear"))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> use.getTargetClass().getPackageName().startsWith("org.ejml"))
            .map(Dependency::getDescription));
  }

  /** Elsewhere an {@code INDArray} may be named, as the type of what users give and get. */
  @Test
  void onlyTheBorderTouchesNd4j() {
    assertNone(
        CORE.stream()
            .filter(outside("damo.value", "damo.link.reference"))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().getPackageName().startsWith("org.nd4j"))
            .map(JavaAccess::getDescription));
  }

  @Test
  void everyPackageIsNullMarked() {
    assertNone(
        CORE.stream()
            .map(JavaClass::getPackage)
            .filter(home -> !isNullMarked(home))
            .map(home -> home.getName() + " has no package-info with @NullMarked"));
  }

  private static boolean isNullMarked(JavaPackage home) {
    return home.tryGetPackageInfo()
        .map(info -> info.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }

  private static Stream<String> usesOutside(String library, String type, String... homes) {
    return CORE.stream()
        .filter(outside(homes))
        .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
        .filter(use -> use.getTargetClass().getPackageName().equals(library))
        .filter(use -> type.isEmpty() || use.getTargetClass().getSimpleName().equals(type))
        .map(Dependency::getDescription);
  }

  private static Predicate<JavaClass> outside(String... homes) {
    return type ->
        Stream.of(homes).noneMatch(home -> (type.getPackageName() + ".").startsWith(home + "."));
  }

  private static Stream<Dependency> dependencies() {
    return CORE.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static boolean isInside(Dependency use) {
    return (use.getTargetClass().getPackageName() + ".").startsWith("damo.");
  }

  private static boolean climbs(String from, String to) {
    return !CROSSING.contains(from) && !CROSSING.contains(to) && floor(from) < floor(to);
  }

  private static int floor(String slice) {
    for (int i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(slice)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The part of the package name after {@code damo}: "" for damo itself, "op" for damo.op.shape.
   */
  private static String slice(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 1 ? parts[1] : "";
  }

  private static void assertNone(Stream<String> violations) {
    assertEquals("", violations.distinct().sorted().collect(joining("\n")));
  }
}
