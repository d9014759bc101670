package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.HiveCachingProvider;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.apache.felix.framework.util.manifestparser.ManifestParser;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;

/** What the jar tells module systems, class paths, OSGi and native images of itself. */
class JarTest {
    private static final Path JAR = Program.jarOf(HiveCachingProvider.class);

    private static Attributes manifest() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static ManifestParser bundle() throws IOException, BundleException {
        Map<String, Object> headers = manifest().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toString(), header -> header.getValue()));
        return new ManifestParser(null, Map.of(), null, headers);
    }

    private static ModuleDescriptor module() {
        return ModuleFinder.of(JAR).find("io.hivecache").orElseThrow().descriptor();
    }

    private static List<String> lines(String entry) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            byte[] text = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void registersOneProvider() throws IOException {
        assertThat(lines("META-INF/services/javax.cache.spi.CachingProvider")).containsExactly(Hives.PROVIDER);
        assertThat(module().provides())
                .filteredOn(service -> service.service().equals("javax.cache.spi.CachingProvider"))
                .flatExtracting(ModuleDescriptor.Provides::providers)
                .containsExactly(Hives.PROVIDER);
    }

    @Test
    void needsAsAModuleOnlyTheApiAndTheJdk() {
        assertThat(module().requires())
                .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "cache.api", "java.management", "jdk.unsupported");
    }

    @Test
    void needsAsABundleOnlyTheApiAndTheJdk() throws Exception {
        assertThat(bundle().getRequirements())
                .filteredOn(required -> required.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE))
                .filteredOn(JarTest::isMandatory)
                .extracting(BundleRequirement::toString)
                .isNotEmpty()
                .allSatisfy(filter -> assertThat(filter)
                        .containsPattern("osgi.wiring.package=(java\\.|javax\\.(cache|management|net\\.ssl)\\b)"));
    }

    private static boolean isMandatory(BundleRequirement required) {
        return !"optional".equals(required.getDirectives().get("resolution"));
    }

    @Test
    void exportsTheSamePackagesAsModuleAndAsBundle() throws Exception {
        Set<String> exported = module().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        assertThat(bundle().getCapabilities())
                .filteredOn(offered -> offered.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE))
                .extracting(offered -> offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
                .containsExactlyInAnyOrderElementsOf(exported);
    }

    @Test
    void offersTheProviderToWhoMediatesServicesInOsgi() throws IOException {
        assertThat(manifest().getValue("Provide-Capability"))
                .contains("osgi.serviceloader=\"javax.cache.spi.CachingProvider\"", Hives.PROVIDER);
    }

    @Test
    void carriesItsLicenseAndTheMetadataOfNativeImages() throws IOException {
        assertThat(lines("META-INF/LICENSE")).isNotEmpty();
        String metadata = "META-INF/native-image/io.hivecache/hivecache/";
        assertThat(lines(metadata + "reflect-config.json")).isNotEmpty();
        assertThat(lines(metadata + "resource-config.json")).isNotEmpty();
        assertThat(lines(metadata + "serialization-config.json")).isNotEmpty();
    }
}
