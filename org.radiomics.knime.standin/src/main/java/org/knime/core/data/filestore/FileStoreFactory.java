package org.knime.core.data.filestore;

import java.io.IOException;

import org.knime.core.node.ExecutionContext;

/** Makes file stores. */
public abstract class FileStoreFactory {

    /**
     * @param context of the node that runs
     * @return a factory whose stores live as long as the node's output
     */
    public static final FileStoreFactory createFileStoreFactory(final ExecutionContext context) {
        return new FileStoreFactory() {
            @Override
            public FileStore createFileStore(final String name) throws IOException {
                return context.createFileStore(name);
            }

            @Override
            public void close() {
                // the stores live on with the node's output
            }
        };
    }

    /**
     * @param name distinct within the node's output
     * @return a new store
     * @throws IOException if the name is taken or no file can be made
     */
    public abstract FileStore createFileStore(String name) throws IOException;

    /** Ends the making of file stores. */
    public abstract void close();
}
