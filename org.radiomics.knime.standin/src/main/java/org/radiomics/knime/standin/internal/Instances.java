package org.radiomics.knime.standin.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Makes objects of classes that are known by name or as a type argument. */
public final class Instances {

    private Instances() {
    }

    /**
     * @param <T> the type argument
     * @param serializer a class whose super class has exactly one type argument, as serialisers of port objects do
     * @return a new object of the class that is the type argument
     * @throws IllegalStateException if that class has no public constructor without arguments
     */
    @SuppressWarnings("unchecked") // the caller's super class declares T as its argument
    public static <T> T ofTypeArgument(final Class<?> serializer) {
        final Type argument = serializer.getGenericSuperclass() instanceof ParameterizedType type
            ? type.getActualTypeArguments()[0] : null;
        if (argument instanceof Class<?> objectClass) {
            return (T)of(objectClass, Object.class);
        }
        throw new IllegalStateException(serializer.getName() + " must name the class that it serialises: "
            + "class Serializer extends ...Serializer<ThatClass>.");
    }

    /**
     * @param <T> what the object must be
     * @param objectClass to make an object of
     * @param type what the object must be
     * @return a new object
     * @throws IllegalStateException if the class has no constructor without arguments or is something else
     */
    public static <T> T of(final Class<?> objectClass, final Class<T> type) {
        try {
            final var constructor = objectClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance());
        } catch (final ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException("Cannot make a " + type.getSimpleName() + " of " + objectClass.getName()
                + ": it needs a public constructor without arguments.", e);
        }
    }
}
