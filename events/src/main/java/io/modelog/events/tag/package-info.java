/// The tag stream: the colour of a tag. What has the tag is told by the streams of models and artifacts.
@NullMarked
package io.modelog.events.tag;

import org.jspecify.annotations.NullMarked;
