package org.knime.core.node;

/** Says why a dialog cannot open. No node throws it: the dialogs open without inputs. */
public class NotConfigurableException extends Exception {

    private static final long serialVersionUID = 1L;

    NotConfigurableException(final String message) {
        super(message);
    }
}
