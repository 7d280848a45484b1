package org.radiomics.knime.tests.knime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What one class file declares, and what it refers to by its constant pool. */
final class ClassFile {

    /** A field or method that the class declares. */
    record Declared(int access, String name, String descriptor, List<String> exceptions) {

        /** @return whether other packages can see it */
        boolean isVisible() {
            return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                && (access & Opcodes.ACC_SYNTHETIC) == 0;
        }

        boolean isConstructor() {
            return name.equals("<init>");
        }
    }

    /** A field or method of another class. */
    record Reference(String owner, String name, String descriptor) {
    }

    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)");

    private static final int TAG_CLASS = 7;

    private static final int TAG_FIELD = 9;

    private static final int TAG_INTERFACE_METHOD = 11;

    private static final int TAG_TEXT = 1;

    private final ClassReader m_reader;

    private final List<Declared> m_declared = new ArrayList<>();

    private int m_access;

    private ClassFile(final byte[] bytes) {
        m_reader = new ClassReader(bytes);
        m_access = m_reader.getAccess();
        m_reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public FieldVisitor visitField(final int access, final String name, final String descriptor,
                final String signature, final Object value) {
                m_declared.add(new Declared(access, name, descriptor, List.of()));
                return null;
            }

            @Override
            public MethodVisitor visitMethod(final int access, final String name, final String descriptor,
                final String signature, final String[] exceptions) {
                m_declared.add(new Declared(access, name, descriptor,
                    exceptions == null ? List.of() : List.of(exceptions)));
                return null;
            }

            @Override
            public void visitInnerClass(final String name, final String outerName, final String innerName,
                final int access) {
                if (name.equals(name())) {
                    m_access = access; // the class's own flags cannot say that it is private or protected
                }
            }
        }, ClassReader.SKIP_CODE);
    }

    /** @return the class files below a folder by their internal names */
    static Map<String, ClassFile> readAll(final Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            final Map<String, ClassFile> classes = new TreeMap<>();
            for (final Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                final ClassFile classFile = new ClassFile(Files.readAllBytes(file));
                classes.put(classFile.name(), classFile);
            }
            return classes;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the class that a stream holds */
    static ClassFile read(final InputStream in) throws IOException {
        return new ClassFile(in.readAllBytes());
    }

    String name() {
        return m_reader.getClassName();
    }

    boolean isVisible() {
        return (m_access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    /** @return super class and interfaces */
    List<String> supertypes() {
        final List<String> types = new ArrayList<>(List.of(m_reader.getInterfaces()));
        if (m_reader.getSuperName() != null) {
            types.add(0, m_reader.getSuperName());
        }
        return types;
    }

    List<Declared> declared() {
        return m_declared;
    }

    /** @return the members that the constant pool names */
    List<Reference> references() {
        final List<Reference> references = new ArrayList<>();
        final char[] buffer = new char[m_reader.getMaxStringLength()];
        for (int i = 1; i < m_reader.getItemCount(); i++) {
            final int item = m_reader.getItem(i);
            final int tag = item == 0 ? 0 : m_reader.readByte(item - 1);
            if (tag >= TAG_FIELD && tag <= TAG_INTERFACE_METHOD) {
                final int nameAndType = m_reader.getItem(m_reader.readUnsignedShort(item + 2));
                references.add(new Reference(m_reader.readClass(item, buffer), m_reader.readUTF8(nameAndType, buffer),
                    m_reader.readUTF8(nameAndType + 2, buffer)));
            }
        }
        return references;
    }

    /** @return the types that the constant pool names, descriptors and generic signatures included */
    Set<String> types() {
        final Set<String> types = new LinkedHashSet<>();
        final char[] buffer = new char[m_reader.getMaxStringLength()];
        for (int i = 1; i < m_reader.getItemCount(); i++) {
            final int item = m_reader.getItem(i);
            final int tag = item == 0 ? 0 : m_reader.readByte(item - 1);
            if (tag == TAG_CLASS) {
                final String name = m_reader.readUTF8(item, buffer);
                types.addAll(name.startsWith("[") ? typesIn(name) : Set.of(name));
            } else if (tag == TAG_TEXT) {
                types.addAll(typesIn(text(item)));
            }
        }
        return types;
    }

    private String text(final int item) {
        final int length = m_reader.readUnsignedShort(item);
        final StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char)m_reader.readByte(item + 2 + i));
        }
        return text.toString();
    }

    /** @return the types that a descriptor or signature names */
    static Set<String> typesIn(final String descriptor) {
        final Set<String> types = new LinkedHashSet<>();
        final Matcher matcher = TYPE.matcher(descriptor);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
        return types;
    }
}
