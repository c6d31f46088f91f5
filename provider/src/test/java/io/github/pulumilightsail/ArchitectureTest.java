package io.github.pulumilightsail;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URLClassLoader;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;

/** Which part may know what, and what no part may do. */
class ArchitectureTest {
  private static final String ROOT = "io.github.pulumilightsail.";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("emulator"))
          .withImportOption(location -> !location.contains("bundler"))
          .importPackages("io.github.pulumilightsail");

  @Test
  void onlyTheServerKnowsGrpc() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "server..")
        .and()
        .doNotHaveSimpleName("Main")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.grpc..", "pulumirpc..")
        .check(PRODUCT);
  }

  @Test
  void onlyTheAwsPackageKnowsTheAwsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "aws", ROOT + "aws.clients", ROOT + "aws.credentials")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(PRODUCT);
  }

  @Test
  void whatIsReadTogetherAndTheWaitsKnowThePortOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "aws.reads", ROOT + "aws.waits")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "aws", ROOT + "metadata..", ROOT + "server..")
        .check(PRODUCT);
  }

  @Test
  void theProductKnowsAwsByItsPortsOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "metadata..", ROOT + "resource..", ROOT + "property..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "aws",
            ROOT + "aws.clients",
            ROOT + "aws.credentials",
            ROOT + "aws.environment",
            ROOT + "aws.reads",
            ROOT + "aws.waits",
            ROOT + "server..",
            ROOT + "config..")
        .check(PRODUCT);
  }

  @Test
  void whatTheEnvironmentSaysComesFirstThenTheClientsThenWhoseKeysSignThenTheCalls() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("calls")
        .definedBy(ROOT + "aws")
        .layer("credentials")
        .definedBy(ROOT + "aws.credentials")
        .layer("clients")
        .definedBy(ROOT + "aws.clients")
        .layer("environment")
        .definedBy(ROOT + "aws.environment")
        .whereLayer("calls")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("credentials")
        .mayOnlyBeAccessedByLayers("calls")
        .whereLayer("clients")
        .mayOnlyBeAccessedByLayers("calls", "credentials")
        .check(PRODUCT);
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  /**
   * What comes from outside is read as protobuf and JSON, and never becomes code or an object. XML
   * is only written.
   */
  @Test
  void nothingIsDeserializedOrRunButProtobufAndJson() {
    noClasses()
        .should()
        .dependOnClassesThat(
            type(ObjectInputStream.class)
                .or(type(ObjectOutputStream.class))
                .or(type(URLClassLoader.class))
                .or(
                    resideInAnyPackage(
                        "java.beans..",
                        "javax.script..",
                        "java.rmi..",
                        "javax.naming..",
                        "java.lang.invoke.serial..",
                        "org.yaml.."))
                .or(
                    resideInAPackage("javax.xml..")
                        .and(not(type(XMLOutputFactory.class)))
                        .and(not(type(XMLStreamWriter.class)))
                        .and(not(type(XMLStreamException.class))))
                .as("classes that make objects or code of what they read"))
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(PRODUCT);
  }

  /** The program that a profile names for its credentials, as with the AWS CLI. */
  @Test
  void onlyOneClassRunsPrograms() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ProcessCredentials")
        .should()
        .dependOnClassesThat(type(ProcessBuilder.class).or(type(Process.class)))
        .check(PRODUCT);
  }

  @Test
  void theRulesAreHeldAgainstSomething() {
    classes()
        .that()
        .haveSimpleName("Main")
        .should()
        .dependOnClassesThat(
            describe("the server", known -> known.getPackageName().equals(ROOT + "server")))
        .check(PRODUCT);
  }
}
