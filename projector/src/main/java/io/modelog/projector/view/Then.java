package io.modelog.projector.view;

import io.modelog.events.id.StreamId;

/// The views of one snapshot as they were at a moment.
record Then(Past past, AsOf asOf, Folds folds) {
    /// Of a model's stream.
    RowsThen rows(StreamId model) {
        return new RowsThen(this, model, sequence(model));
    }

    RowsThen rows(StreamId model, StreamRow head) {
        return new RowsThen(this, model, moment().sequence(model, head));
    }

    /// Of the last event of a stream up to then; 0 when there was none yet.
    long sequence(StreamId stream) {
        return moment().sequence(stream);
    }

    private Moment moment() {
        return new Moment(asOf, past.snapshot(), past.codec());
    }
}
