package dev.burr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConfigurationTablesTest {

    @Test
    void haveARowForEachPropertyBelowItsPrefix() {
        var metadata = ConfigurationMetadata.parse(
                """
                {"properties": [
                  {"name": "shop.b.size", "type": "org.springframework.util.unit.DataSize", "description": "How large.",
                   "defaultValue": "2MB"},
                  {"name": "shop.mode", "type": "shop.Shop$Mode", "description": "How it is.", "defaultValue": "open"},
                  {"name": "shop.b.names", "type": "java.util.List<java.lang.String>",
                   "description": "Who, such as '*a*' or <b>|[~].", "defaultValue": ["x", "y"]},
                  {"name": "shop.a.kind", "type": "shop.Kind", "description": "Which kind.", "defaultValue": ""},
                  {"name": "shop.old", "type": "java.lang.Boolean", "description": "Whether it was.",
                   "deprecated": true, "deprecation": {"reason": "Nobody used it.", "replacement": "shop.mode"}}
                ], "hints": [
                  {"name": "shop.mode", "values": [
                    {"value": "open", "description": "To all."}, {"value": "half", "description": "To some."},
                    {"value": "shut", "description": "To nobody."}]}
                ]}
                """);

        assertThat(ConfigurationTables.of(metadata))
                .isEqualTo(
                        """
                        ### shop

                        | Property | Takes | Default | |
                        |---|---|---|---|
                        | `shop.mode` | `open`, `half` or `shut` | `open` | How it is.<br>`open`: To all.<br>`half`: To some.<br>`shut`: To nobody. |
                        | `shop.old` | `true` or `false` |  | **Deprecated.** Nobody used it. Use `shop.mode` in its place. Whether it was. |

                        ### shop.a

                        | Property | Takes | Default | |
                        |---|---|---|---|
                        | `shop.a.kind` | `Kind` |  | Which kind. |

                        ### shop.b

                        | Property | Takes | Default | |
                        |---|---|---|---|
                        | `shop.b.names` | list | `x,y` | Who, such as '\\*a\\*' or &lt;b>\\|\\[\\~\\]. |
                        | `shop.b.size` | size, as in `2MB` | `2MB` | How large. |
                        """);
    }
}
