package io.maskwatch.simulator.figure;

import java.awt.Color;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one person looks like for as long as they are in a scene. Immutable.
 *
 * @param heightMetres from the floor to the top of the head
 * @param faceWidth width of the head relative to the average, about 0.92 to 1.08
 * @param skin lit skin
 * @param hair hair, or the cloth that covers it
 * @param brow eyebrows and beard
 * @param iris the eyes
 * @param style hair or headgear
 * @param glasses whether glasses are worn
 * @param beard how dense the beard is, 0 to 1
 * @param mask the mask's kind, also of someone who does not wear it now
 * @param maskColour the mask's cloth
 * @param top clothes above the waist
 * @param bottom clothes below it
 * @param jacket whether the top is an open jacket over a light shirt
 */
public record PersonLook(
        double heightMetres,
        double faceWidth,
        Color skin,
        Color hair,
        Color brow,
        Color iris,
        HairStyle style,
        boolean glasses,
        double beard,
        MaskStyle mask,
        Color maskColour,
        Color top,
        Color bottom,
        boolean jacket) {

    private static final List<HairStyle> HAIR_STYLES = List.of(HairStyle.values());

    /** A person drawn from {@code random}. */
    public static PersonLook random(RandomGenerator random) {
        HairStyle style = HAIR_STYLES.get(random.nextInt(HAIR_STYLES.size()));
        Color natural = Palette.HAIR.pick(random);
        Color hair = style.cloth() ? Palette.CLOTHES.pick(random) : natural;
        boolean beardless = style.falls() || style == HairStyle.BUN || random.nextDouble() < 0.6;
        MaskStyle mask = maskStyle(random);
        return new PersonLook(
                1.64 + 0.16 * random.nextDouble(),
                0.93 + 0.13 * random.nextDouble(),
                skin(random),
                hair,
                Tone.shade(natural, 0.7),
                Palette.EYES.pick(random),
                style,
                random.nextDouble() < 0.25,
                beardless ? 0 : 0.35 + 0.6 * random.nextDouble(),
                mask,
                maskColour(mask, random),
                Palette.CLOTHES.pick(random),
                Palette.TROUSERS.pick(random),
                random.nextDouble() < 0.45);
    }

    private static Color skin(RandomGenerator random) {
        Color tone = Tone.mix(Palette.SKIN.pick(random), Palette.SKIN.pick(random), 0.35 * random.nextDouble());
        return Tone.shade(tone, 0.94 + 0.1 * random.nextDouble());
    }

    private static MaskStyle maskStyle(RandomGenerator random) {
        double draw = random.nextDouble();
        if (draw < 0.5) {
            return MaskStyle.SURGICAL;
        }
        return draw < 0.68 ? MaskStyle.RESPIRATOR : draw < 0.9 ? MaskStyle.CLOTH : MaskStyle.PATTERNED;
    }

    private static Color maskColour(MaskStyle style, RandomGenerator random) {
        return switch (style) {
            case SURGICAL -> Palette.SURGICAL.pick(random);
            case RESPIRATOR -> Palette.RESPIRATOR.pick(random);
            case CLOTH, PATTERNED -> Palette.CLOTH_MASK.pick(random);
        };
    }
}
