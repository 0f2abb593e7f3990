package io.modelog.examples;

/// A measured flower of a known species.
record Flower(Measurement measurement, String species) {
    /// A row such as `5.1,3.5,1.4,0.2,setosa`.
    static Flower parse(String row) {
        var cells = row.split(",", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("not five columns: " + row);
        }
        return new Flower(
                new Measurement(
                        Double.parseDouble(cells[0]),
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3])),
                cells[4]);
    }
}
