package damo.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each package of this module uses those below it, and each library has one door. */
class FloorsTest {
  private static final List<String> FLOORS =
      List.of(
          "damo.data.raw",
          "damo.data.pickle",
          "damo.data",
          "damo.data.fetch",
          "damo.data.sequence",
          "damo.data.text",
          "damo.data.sets");

  /** Those beside the class that everything here knows: the tests lie elsewhere. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(DataException.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void noPackageUsesOneAboveIt() {
    for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
      String[] above = FLOORS.subList(floor + 1, FLOORS.size()).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(FLOORS.get(floor))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(CLASSES);
    }
  }

  @Test
  void onlyTheReadersOfAFormKnowItsLibrary() {
    behind("io.jhdf..", "Hdf5.*");
    behind("us.hebi..", "Mat.*");
    behind("de.siegmar..", "Csv.*");
    behind("javax.imageio..", "ImageFiles");
  }

  private static void behind(String library, String door) {
    noClasses()
        .that()
        .haveNameNotMatching("damo\\.data\\." + door)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void onlyFetchAsksANetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackage("damo.data.fetch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http")
        .check(CLASSES);
  }
}
