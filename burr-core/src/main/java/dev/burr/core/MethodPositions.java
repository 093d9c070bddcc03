package dev.burr.core;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the methods of a class stand in its source, as far as its class file says: in which order, and from which line on.
 * Reflection tells neither.
 */
final class MethodPositions {

    private static final ClassValue<MethodPositions> KNOWN = new ClassValue<>() {
        @Override
        protected MethodPositions computeValue(Class<?> type) {
            return read(type);
        }
    };

    private final List<String> signatures;
    private final Map<String, Integer> lines;
    private final @Nullable String file;

    private MethodPositions(Map<String, Integer> lines, @Nullable String file) {
        this.signatures = List.copyOf(lines.keySet());
        this.lines = Map.copyOf(lines);
        this.file = file;
    }

    /** Reads the class file at the first call. Knows nothing of a class without one, such as one made at run time. */
    static MethodPositions of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The place of a method among those of its class; -1 when it is not known. */
    int index(Method method) {
        return signatures.indexOf(signature(method));
    }

    /** The line of the first statement of a method; 0 when it is not known. */
    int line(Method method) {
        return lines.getOrDefault(signature(method), 0);
    }

    /** The name of the source file; null when it is not known. */
    @Nullable
    String file() {
        return file;
    }

    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    private static MethodPositions read(Class<?> type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream file = type.getResourceAsStream(name)) {
            if (file != null) {
                var reader = new ClassFile(new DataInputStream(new BufferedInputStream(file)));
                reader.read();
                return new MethodPositions(reader.lines, reader.source);
            }
        } catch (IOException | RuntimeException e) {
            // A class file that can't be read leaves the order to the names; the methods work as well.
            return new MethodPositions(Map.of(), null);
        }
        return new MethodPositions(Map.of(), null);
    }

    /** As much of the class file format (chapter 4 of the JVM specification) as leads to the line numbers. */
    private static final class ClassFile {

        private static final int HEADER = 8;

        private final DataInputStream in;
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private @Nullable String source;
        private @Nullable String[] texts = {};

        ClassFile(DataInputStream in) {
            this.in = in;
        }

        void read() throws IOException {
            in.skipNBytes(HEADER);
            readConstants();
            in.skipNBytes(6);
            in.skipNBytes(2L * in.readUnsignedShort());
            readMembers(false);
            readMembers(true);
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                String attribute = text();
                int length = in.readInt();
                if ("SourceFile".equals(attribute)) {
                    source = text();
                } else {
                    in.skipNBytes(length);
                }
            }
        }

        private void readConstants() throws IOException {
            texts = new @Nullable String[in.readUnsignedShort()];
            for (int i = 1; i < texts.length; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // a long or a double takes two places
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
        }

        private @Nullable String text() throws IOException {
            return texts[in.readUnsignedShort()];
        }

        private void readMembers(boolean methods) throws IOException {
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                in.skipNBytes(2);
                String signature = text() + text();
                int line = readMemberAttributes();
                if (methods) {
                    lines.put(signature, line);
                }
            }
        }

        private int readMemberAttributes() throws IOException {
            int line = 0;
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                String attribute = text();
                int length = in.readInt();
                if ("Code".equals(attribute)) {
                    line = readCode();
                } else {
                    in.skipNBytes(length);
                }
            }
            return line;
        }

        private int readCode() throws IOException {
            in.skipNBytes(4);
            in.skipNBytes(in.readInt());
            in.skipNBytes(8L * in.readUnsignedShort());
            int line = 0;
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                String attribute = text();
                int length = in.readInt();
                if ("LineNumberTable".equals(attribute)) {
                    line = firstOf(line);
                } else {
                    in.skipNBytes(length);
                }
            }
            return line;
        }

        private int firstOf(int before) throws IOException {
            int first = before;
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                in.skipNBytes(2);
                int line = in.readUnsignedShort();
                first = first == 0 ? line : Math.min(first, line);
            }
            return first;
        }
    }
}
