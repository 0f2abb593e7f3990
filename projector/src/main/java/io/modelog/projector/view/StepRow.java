package io.modelog.projector.view;

/// A step, and the sequence of the event that started it: the order of a run's steps.
record StepRow(long startSequence, StepView step) {}
