package io.modelog.embedded;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The contract against a registry that runs already: `-Dmodelog.registry.url=http://host:port`.
@EnabledIfSystemProperty(named = ExternalRegistryTest.URL, matches = "http.+")
class ExternalRegistryTest implements RegistryContract {

    static final String URL = "modelog.registry.url";

    @Override
    public String url() {
        return System.getProperty(URL, "");
    }
}
