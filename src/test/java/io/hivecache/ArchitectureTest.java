package io.hivecache;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The data's way through the packages: faces above, then the operations, the codecs, the contract, engines beside it. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hivecache");

    @Test
    void packagesUseOnlyWhatLiesBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.hivecache..")
                .withOptionalLayers(true)
                .ensureAllClassesAreContainedInArchitecture()
                .layer("jcache")
                .definedBy("io.hivecache.jcache..")
                .layer("client")
                .definedBy("io.hivecache.client..")
                .layer("operation")
                .definedBy("io.hivecache.operation..")
                .layer("codec")
                .definedBy("io.hivecache.codec..")
                .layer("hive")
                .definedBy("io.hivecache.hive..")
                .layer("engine")
                .definedBy("io.hivecache.engine..")
                .whereLayer("jcache")
                .mayOnlyAccessLayers("operation", "codec", "hive")
                .whereLayer("client")
                .mayOnlyAccessLayers("codec", "hive")
                .whereLayer("operation")
                .mayOnlyAccessLayers("codec", "hive")
                .whereLayer("codec")
                .mayOnlyAccessLayers("hive")
                .whereLayer("hive")
                .mayNotAccessAnyLayer()
                .whereLayer("engine")
                .mayOnlyAccessLayers("hive")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.hivecache.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void enginesKnowNothingOfEachOther() {
        slices().matching("io.hivecache.engine.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }
}
