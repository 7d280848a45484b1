package org.radiomics.knime.feature;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The YAML of PyRadiomics' parameter files, which is YAML 1.2 (section 10.3.2, core schema) as ruamel.yaml reads it,
 * with underscores and binary digits: {@code yes} is a text, {@code 010} is ten and {@code 1e-3} a number, other than
 * in YAML 1.1.
 */
final class ParameterText {

    private ParameterText() {
    }

    /**
     * @param yaml a text
     * @return its content in maps, lists, texts, numbers and Booleans; null if it has none
     * @throws org.yaml.snakeyaml.error.YAMLException if it is not YAML
     */
    static Object parse(final String yaml) {
        final LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        final DumperOptions unused = new DumperOptions();
        return new Yaml(new Constructor(options), new Representer(unused), unused, options, new CoreSchema())
            .load(yaml);
    }

    /** What plain scalars are. */
    private static final class CoreSchema extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)"),
                "-+0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
                + "|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|\\.(inf|Inf|INF))|\\.(nan|NaN|NAN)"), "-+0123456789.");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL| "), "~nN\0");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
        }
    }

    /** As SnakeYAML's, save for whole numbers: a leading zero does not make them octal. */
    private static final class Constructor extends SafeConstructor {

        Constructor(final LoaderOptions options) {
            super(options);
            final var ofYaml11 = yamlConstructors.get(Tag.INT);
            yamlConstructors.put(Tag.INT, new AbstractConstruct() {
                @Override
                public Object construct(final Node node) {
                    final ScalarNode scalar = (ScalarNode)node;
                    final String digits = scalar.getValue().replaceFirst("^([-+]?)0+(?=[0-9])", "$1")
                        .replaceFirst("^([-+]?)0o", "$10");
                    return ofYaml11.construct(new ScalarNode(Tag.INT, digits, scalar.getStartMark(),
                        scalar.getEndMark(), scalar.getScalarStyle()));
                }
            });
        }
    }
}
