package io.modelog.log.command;

/// How an answer is written.
enum Form {
    TEXT,
    JSON
}
