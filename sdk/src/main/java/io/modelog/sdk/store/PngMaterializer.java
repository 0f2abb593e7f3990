package io.modelog.sdk.store;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// An image as PNG, which loses nothing.
final class PngMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "image/png";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == BufferedImage.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        try (var png = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write((BufferedImage) value, "png", png)) {
                throw new IOException("an image of this kind cannot be written as PNG");
            }
        }
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        var image = ImageIO.read(new MemoryCacheImageInputStream(in));
        if (image == null) {
            throw new IOException("the content is no image");
        }
        return type.cast(image);
    }
}
