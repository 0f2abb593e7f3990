package io.modelog.projector.writer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.events.id.StreamId;
import io.modelog.projector.ProjectorConfig;
import io.modelog.projector.subject.Keyring;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Views;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// The slots this node writes, and who writes the others. Thread-safe.
public final class Writers implements AutoCloseable {
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final int slots;
    private final Node self;
    private final Views views;
    private final EventCodec codec;
    private final Keyring keyring;
    private final boolean sealsNames;
    private final PromotionCodec promotions;
    private final TimeBasedEpochGenerator eventIds = Generators.timeBasedEpochGenerator();
    private final Admin admin;
    private final Map<Integer, SlotWriter> writers = new ConcurrentHashMap<>();
    private final OwnerDirectory directory;
    private @Nullable Ownership ownership;
    private boolean closed;

    /// One slot and who writes it.
    ///
    /// @param owner node id; null while nobody is known to
    /// @param local whether this node writes it now
    public record SlotStatus(int slot, @Nullable String owner, @Nullable URI url, boolean local) {}

    /// Takes no slots before [#join].
    ///
    /// @param slots how many the cluster has
    /// @param keyring what `codec` opens sealed texts with
    public Writers(
            ProjectorConfig config,
            int slots,
            Admin admin,
            Views views,
            EventCodec codec,
            Keyring keyring,
            PromotionCodec promotions) {
        this.bootstrapServers = config.bootstrapServers();
        this.slots = slots;
        this.self = new Node(config.nodeId(), config.url());
        this.admin = admin;
        this.views = views;
        this.codec = codec;
        this.keyring = keyring;
        this.sealsNames = config.sealsNames();
        this.promotions = promotions;
        this.directory = new OwnerDirectory(bootstrapServers, slots);
    }

    /// Joins the writers' group, so that Kafka gives this node slots to write. To be called once the views have caught up:
    /// a slot is not served before, and whoever served it is fenced.
    public synchronized void join() {
        if (ownership == null && !closed) {
            ownership = new Ownership(bootstrapServers, self, this::open, this::release);
        }
    }

    /// Finishes the transactions in progress and leaves the group, so that other nodes take over at once.
    public synchronized void leave() {
        if (ownership != null) {
            var open = new ArrayList<>(writers.values());
            ownership.close();
            open.forEach(writer -> writer.stop(STOP_AT_MOST));
            writers.clear();
            ownership = null;
        }
    }

    /// Has the writers of this node forget the state of their streams: a subject was erased whom it may name.
    public void forget() {
        writers.values().forEach(SlotWriter::forget);
    }

    private void open(int slot) {
        var heads = new StreamHeads(views, codec);
        var writer =
                new SlotWriter(
                        new SlotLog(slot, slots, self, admin, directory, bootstrapServers),
                        views,
                        heads,
                        () ->
                                new GroupCommit(
                                        heads,
                                        codec,
                                        new TransactionKeys(keyring, sealsNames),
                                        promotions,
                                        InstantSource.system(),
                                        eventIds::generate));
        writers.put(slot, writer);
        writer.start();
    }

    private void release(int slot) {
        var writer = writers.remove(slot);
        if (writer != null) {
            writer.stop(STOP_AT_MOST);
        }
    }

    /// Completes when the command is committed, refused, or can not be taken here; never exceptionally.
    public CompletableFuture<Outcome> submit(CommandRequest request) {
        var pending = new Pending(request);
        var slot = slot(pending.stream());
        var writer = writers.get(slot);
        if (writer == null || !writer.isServing()) {
            return CompletableFuture.completedFuture(
                    new Outcome.NotOwner(other(slot).map(Node::url).orElse(null)));
        }
        writer.submit(pending);
        return pending.outcome();
    }

    public SlotStatus slotOf(StreamId stream) {
        return status(slot(stream));
    }

    public List<SlotStatus> slots() {
        return IntStream.range(0, slots).mapToObj(this::status).toList();
    }

    private int slot(StreamId stream) {
        return Topics.partitionOf(stream) % slots;
    }

    private SlotStatus status(int slot) {
        var writer = writers.get(slot);
        if (writer != null && writer.isServing()) {
            return new SlotStatus(slot, self.id(), self.url(), true);
        }
        var owner = other(slot);
        return new SlotStatus(
                slot, owner.map(Node::id).orElse(null), owner.map(Node::url).orElse(null), false);
    }

    /// The announced owner, unless that is this node, which would know.
    private Optional<Node> other(int slot) {
        return directory
                .announcement(slot)
                .map(OwnerDirectory.Announcement::node)
                .filter(node -> !node.id().equals(self.id()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        leave();
        directory.close();
    }
}
