package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a component of the record that a step returns an artifact of its own. When one component is annotated, all
/// are outputs, those without annotation with its defaults.
///
/// {@snippet file=PipelineTraining.java region=output}
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Output {
    /// The artifact's name; the component's name when empty.
    String name() default "";

    ArtifactKind kind() default ArtifactKind.DATA;

    /// Whether the new version replaces the links of older ones to the same model version.
    boolean overwrite() default false;

    /// The model whose version the output is linked to, in place of the step's.
    String model() default "";

    /// Which version of [#model]: number, name, stage or id.
    String version() default "latest";
}
