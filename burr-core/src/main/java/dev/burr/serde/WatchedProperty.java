package dev.burr.serde;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;

/** A property of a bean or a component of a record: what can't be written of it, or must not, costs the others nothing. */
final class WatchedProperty extends BeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    WatchedProperty(BeanPropertyWriter property) {
        super(property);
    }

    private WatchedProperty(WatchedProperty property, PropertyName name) {
        super(property, name);
    }

    @Override
    protected BeanPropertyWriter _new(PropertyName name) {
        return new WatchedProperty(this, name);
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator out, SerializationContext context) throws Exception {
        if (out instanceof ValueGenerator values && !values.isHiding()) {
            write(bean, values, context);
        } else {
            super.serializeAsProperty(bean, out, context);
        }
    }

    private void write(Object bean, ValueGenerator out, SerializationContext context) throws Exception {
        int start = out.size();
        int level = out.level();
        try {
            if (!out.writesInstead(this, bean)) {
                super.serializeAsProperty(bean, out, context);
            }
        } catch (JsonTooLongException | VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            if (!out.giveUp(this, bean.getClass(), start, level, e)) {
                throw e;
            }
        }
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator out, SerializationContext context) throws Exception {
        if (!(out instanceof ValueGenerator values && values.hidesElement(getName()))) {
            super.serializeAsElement(bean, out, context);
        }
    }
}
