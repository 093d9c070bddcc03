package dev.burr.ui.journey;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes a picture of a page with at most 256 colours: a third of the size, and hardly another look. */
final class SmallPicture {

    private static final int COLOURS = 256;

    /** Colours as close to each other as this, squared, share one. */
    private static final int ALIKE = 3 * 3 * 3;

    private SmallPicture() {}

    static void write(byte[] screenshot, Path file) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(screenshot));
            Files.createDirectories(file.toAbsolutePath().getParent());
            save(withPalette(picture), file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BufferedImage withPalette(BufferedImage picture) {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        List<Integer> palette = palette(pixels);
        BufferedImage small = new BufferedImage(
                width,
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(
                        8,
                        palette.size(),
                        palette.stream().mapToInt(Integer::intValue).toArray(),
                        0,
                        false,
                        -1,
                        DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> places = new HashMap<>();
        int[] indexes = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = places.computeIfAbsent(pixels[i], pixel -> nearest(palette, pixel));
        }
        small.getRaster().setPixels(0, 0, width, picture.getHeight(), indexes);
        return small;
    }

    /** The colours that most pixels have, without those that look like one of them. */
    private static List<Integer> palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> all = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (all.size() <= COLOURS) {
            return all;
        }
        List<Integer> palette = new ArrayList<>();
        for (int colour : all) {
            if (palette.size() < COLOURS && palette.stream().noneMatch(other -> distance(other, colour) < ALIKE)) {
                palette.add(colour);
            }
        }
        return palette;
    }

    private static int nearest(List<Integer> palette, int pixel) {
        return IntStream.range(0, palette.size())
                .boxed()
                .min(Comparator.comparingInt(place -> distance(palette.get(place), pixel)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }

    private static void save(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), smallest);
        } finally {
            writer.dispose();
        }
    }
}
