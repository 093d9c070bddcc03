package dev.burr.persistence;

import dev.burr.core.BurrException;

/** An application was to go on in the name of a partition that it does not belong to. */
public final class WrongPartitionException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String appId;
    private final String partitionKey;

    /** The message does not name the partition that the application belongs to: it may reach somebody of the other one. */
    public WrongPartitionException(String appId, String partitionKey) {
        super(
                "Application '%s' does not belong to partition '%s', and can't go on in its name. Check the id and whose it is."
                        .formatted(appId, partitionKey));
        this.appId = appId;
        this.partitionKey = partitionKey;
    }

    /** The id of the application. */
    public String appId() {
        return appId;
    }

    /** The partition in whose name it was to go on. */
    public String partitionKey() {
        return partitionKey;
    }
}
