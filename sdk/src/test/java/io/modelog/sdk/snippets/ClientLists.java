package io.modelog.sdk.snippets;

import io.modelog.sdk.Model;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Page;
import io.modelog.sdk.Version;
import java.util.ArrayList;
import java.util.List;

/// Long lists.
public final class ClientLists {
    private ClientLists() {}

    public static List<String> filtered(Modelog modelog) {
        // @start region=filtered
        List<String> best = new ArrayList<>();
        for (Version version :
                modelog.versions()
                        .where("stage = production AND metadata.accuracy >= 0.9")
                        .sortedBy("-createdAt")
                        .pageSize(500)) {
            best.add(version.model() + "@" + version.number());
        }
        // @end
        return best;
    }

    public static List<Model> pages(Modelog modelog) {
        // @start region=pages
        var models = modelog.models().list().pageSize(20).counted();
        Page<Model> page = models.firstPage();
        System.out.println(page.items().size() + " of " + page.total());
        var next = page.next();
        Page<Model> second = next == null ? page : models.pageAt(next);
        // @end
        return second.items();
    }
}
