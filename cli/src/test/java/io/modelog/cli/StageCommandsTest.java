package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageCommandsTest {
    private static final String STAGING =
            """
            {"name": "staging", "exclusive": true, "policy": null, "occupant": null, "versions": 0}
            """;
    private static final String PRODUCTION =
            """
            {"name": "production", "exclusive": true, "occupant": 2, "versions": 1,
             "policy": {"requires": ["accuracy >= 0.9", "data_card"], "after": "staging", "approvals": 2}}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_list_shows_who_holds_what_and_what_is_asked() {
        node.lists("GET /models/m/stages", STAGING, PRODUCTION);

        assertThat(terminal.type("stage list m").out())
                .isEqualTo(
                        """
                        NAME        EXCLUSIVE  OCCUPANT  VERSIONS  REQUIRES                    AFTER    APPROVALS
                        staging     yes                  0
                        production  yes        2         1         accuracy >= 0.9, data_card  staging  2
                        Page 1 of 1, 2 in total.
                        """);
    }

    @Test
    void define_sends_the_stages_in_order() {
        node.lists("PUT /models/m/stages", STAGING, PRODUCTION);

        assertThat(terminal.type("stage define m staging,canary:shared,production").code())
                .isZero();
        assertThat(node.requests().getFirst().body())
                .isEqualTo(
                        """
                        {"stages":[{"name":"staging","exclusive":true},{"name":"canary","exclusive":false},\
                        {"name":"production","exclusive":true}]}\
                        """);
    }

    @Test
    void a_stage_of_another_kind_is_wrong_usage() {
        assertThat(terminal.type("stage define m canary:open").err())
                .startsWith(
                        "modelog: 'canary:open' is no stage: write canary, or canary:shared when many versions may be in it\n");
    }

    @Test
    void a_policy_says_all_that_a_stage_asks() {
        node.answers("PUT /models/m/stages/production/policy", 200, PRODUCTION);

        assertThat(
                        terminal.type(
                                        "stage policy m production --require \"accuracy >= 0.9\" --require data_card"
                                                + " --after staging --approvals 2")
                                .out())
                .isEqualTo(
                        """
                        name       production
                        exclusive  yes
                        occupant   2
                        versions   1
                        requires   accuracy >= 0.9, data_card
                        after      staging
                        approvals  2
                        """);
        assertThat(node.requests().getFirst().body())
                .isEqualTo(
                        "{\"requires\":[\"accuracy >= 0.9\",\"data_card\"],\"after\":\"staging\",\"approvals\":2}");
    }

    @Test
    void none_removes_the_policy_and_stands_alone() {
        node.answers("DELETE /models/m/stages/production/policy", 204, "");

        assertThat(terminal.type("stage policy m production --none"))
                .isEqualTo(new Terminal.Result(0, "production of m has no policy.\n", ""));
        assertThat(terminal.type("stage policy m production --none --approvals 1").code())
                .isEqualTo(2);
        assertThat(terminal.type("stage policy m production").code()).isEqualTo(2);
    }

    @Test
    void a_stage_in_use_is_refused_with_the_reason() {
        node.refuses("PUT /models/m/stages", 409, "stage-in-use", "staging has 3 versions", "");

        assertThat(terminal.type("stage define m production"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: staging has 3 versions
                                Move the versions, or change the policy, first.
                                """));
    }

    @Test
    void holders_are_listed_across_models() {
        node.lists("GET /stages/production", Examples.VERSION_2);

        assertThat(terminal.type("stage holders production --columns model,number").out())
                .isEqualTo(
                        """
                        MODEL            NUMBER
                        iris_classifier  2
                        Page 1 of 1, 1 in total.
                        """);
    }
}
