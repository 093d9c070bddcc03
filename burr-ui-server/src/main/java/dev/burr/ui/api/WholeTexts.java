package dev.burr.ui.api;

import java.beans.PropertyEditorSupport;

/** Takes each parameter for one text, whatever is in it. Spring would split a single one at its commas. */
public final class WholeTexts extends PropertyEditorSupport {

    @Override
    public void setAsText(String text) {
        setValue(new String[] {text});
    }
}
