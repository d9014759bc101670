package io.hivecache.codec;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;

/** Tells a Jackson that is too old. Stands apart, because what uses Jackson cannot even be loaded beside an old one. */
final class JacksonAge {
    private JacksonAge() {}

    /** Answers the version on the class path if it is older than what is needed, else null. */
    static @Nullable String tooOld(boolean second) {
        return second ? Second.tooOld() : Third.tooOld();
    }

    /** Jackson 2, and its modules, which may be missing beside an old one. */
    static final class Second {
        private Second() {}

        static @Nullable String tooOld() {
            String itself = tooOld(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
            return itself != null
                    ? itself
                    : tooOld(
                            com.fasterxml.jackson.datatype.jsr310.PackageVersion.VERSION,
                            com.fasterxml.jackson.datatype.jdk8.PackageVersion.VERSION);
        }

        static @Nullable String tooOld(com.fasterxml.jackson.core.Version... found) {
            return Stream.of(found)
                    .filter(Second::isTooOld)
                    .map(version -> version.getArtifactId() + " " + version)
                    .findFirst()
                    .orElse(null);
        }

        /** Versions compare by the names of what they are of, first. */
        private static boolean isTooOld(com.fasterxml.jackson.core.Version found) {
            return found.compareTo(new com.fasterxml.jackson.core.Version(
                            2, 21, 0, null, found.getGroupId(), found.getArtifactId()))
                    < 0;
        }
    }

    /** Jackson 3. */
    static final class Third {
        private Third() {}

        static @Nullable String tooOld() {
            return tooOld(tools.jackson.databind.cfg.PackageVersion.VERSION);
        }

        static @Nullable String tooOld(Version found) {
            Version oldest = new Version(3, 1, 4, null, found.getGroupId(), found.getArtifactId());
            return found.compareTo(oldest) < 0 ? found.toString() : null;
        }
    }
}
