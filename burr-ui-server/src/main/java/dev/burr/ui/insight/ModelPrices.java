package dev.burr.ui.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a million tokens of a model cost. A model that is not listed has no price: none is better than a wrong one. What is
 * listed holds for its dated releases too, unless they are listed themselves. Immutable.
 */
public final class ModelPrices {

    private static final String OURS = "/burr-ui/model-prices.json";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Pattern RELEASE = Pattern.compile("(.+)-(?:\\d{4}-\\d{2}-\\d{2}|\\d{8}|latest)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Price> models;
    private final String currency;
    private final @Nullable String asOf;

    private ModelPrices(Map<String, Price> models, String currency, @Nullable String asOf) {
        this.models = Map.copyOf(models);
        this.currency = currency;
        this.asOf = asOf;
    }

    /** @param cachedInput null if it is not known */
    private record Price(BigDecimal input, BigDecimal output, @Nullable BigDecimal cachedInput) {}

    /** The prices that come with the server. */
    public static ModelPrices standard() {
        try (InputStream file =
                Objects.requireNonNull(ModelPrices.class.getResourceAsStream(OURS), "the list of prices")) {
            JsonNode list = JSON.readTree(file);
            return new ModelPrices(
                    models(list, OURS),
                    list.path("currency").asString(),
                    list.path("asOf").asString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * These prices and those of a file, which win. Prices of another currency leave none of these.
     *
     * @throws IllegalArgumentException if the file is no list of prices
     */
    public ModelPrices with(Path file) {
        JsonNode list;
        try {
            list = JSON.readTree(Files.readAllBytes(file));
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "File '" + file + "' in burr.ui.insight.prices cannot be read as JSON (" + unreadable.getMessage()
                            + "). Name a file as docs/server.md describes it, or leave the setting out.",
                    unreadable);
        }
        String theirs = list.path("currency").asString(currency);
        Map<String, Price> all = new HashMap<>(theirs.equals(currency) ? models : Map.of());
        all.putAll(models(list, file.toString()));
        return new ModelPrices(all, theirs, list.path("asOf").asString(null));
    }

    /** In which the prices are. */
    public String currency() {
        return currency;
    }

    /** The day on which the prices were looked up, null if the list does not say so. */
    public @Nullable String asOf() {
        return asOf;
    }

    /** Empty if the model has no price, or none for what came from a cache. */
    Optional<BigDecimal> costOf(ModelCall call) {
        Price price = price(call.model());
        BigDecimal cachedInput = price == null ? null : price.cachedInput;
        if (price == null || (call.cachedInputTokens() > 0 && cachedInput == null)) {
            return Optional.empty();
        }
        long cached = Math.min(call.cachedInputTokens(), call.inputTokens());
        BigDecimal cost = times(price.input, call.inputTokens() - cached)
                .add(times(price.output, call.outputTokens()))
                .add(cachedInput == null ? BigDecimal.ZERO : times(cachedInput, cached));
        return Optional.of(cost.divide(MILLION));
    }

    private static BigDecimal times(BigDecimal price, long tokens) {
        return price.multiply(BigDecimal.valueOf(tokens));
    }

    private @Nullable Price price(@Nullable String model) {
        if (model == null) {
            return null;
        }
        Price exact = models.get(model);
        Matcher release = RELEASE.matcher(model);
        return exact == null && release.matches() ? models.get(release.group(1)) : exact;
    }

    private static Map<String, Price> models(JsonNode list, String file) {
        Map<String, Price> models = new HashMap<>();
        if (!list.path("models").isObject()) {
            throw wrong(file, "has no object 'models'");
        }
        list.get("models").properties().forEach(model -> models.put(model.getKey(), price(model, file)));
        return models;
    }

    private static Price price(Map.Entry<String, JsonNode> model, String file) {
        JsonNode price = model.getValue();
        JsonNode cached = price.path("cachedInput");
        if (!isPrice(price.path("input"))
                || !isPrice(price.path("output"))
                || !(cached.isMissingNode() || isPrice(cached))) {
            throw wrong(file, "has no price for model '" + model.getKey() + "'");
        }
        return new Price(
                price.get("input").decimalValue(),
                price.get("output").decimalValue(),
                cached.isMissingNode() ? null : cached.decimalValue());
    }

    private static boolean isPrice(JsonNode value) {
        return value.isNumber() && value.decimalValue().signum() >= 0;
    }

    private static IllegalArgumentException wrong(String file, String what) {
        return new IllegalArgumentException("List of prices '" + file + "' " + what
                + ". Write {\"models\": {\"name\": {\"input\": 2.5, \"output\": 10}}}, prices of a million tokens.");
    }
}
