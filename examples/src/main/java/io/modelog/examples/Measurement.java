package io.modelog.examples;

/// A flower as it is measured; all lengths and widths in centimetres.
record Measurement(double sepalLength, double sepalWidth, double petalLength, double petalWidth) {}
