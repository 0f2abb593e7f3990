package io.modelog.projector.view;

/// A step, the sequence of the event that started it (the order of a run's steps), and of the last that changed it.
record StepRow(long startSequence, StepView step, long sequence) implements RecentRows.Sequenced {
    StepRow with(StepView newStep, long newSequence) {
        return new StepRow(startSequence, newStep, newSequence);
    }
}
