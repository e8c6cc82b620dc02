namespace PoreRoutine.Tests.Knowledge;

/// <summary>Content without a fault, as small as it can be. The tests of faults count its lines.</summary>
internal static class SmallSeeds
{
    public const string Cleanse =
        """
        ---
        id: cleanse
        order: 1
        title: Double cleanse
        cadence:
          every: 1
        limit:
          at-most: 1
          in-days: 1
        why: cleanse.why
        products:
          - name: Cleansing Oil
            brand: Brand
            use: the first cleanse
          - name: Gel Wash
            brand: Brand
            use: the second cleanse
        ---
        # Double cleanse

        ## Tonight

        Oil first.
        Then *gel*.

        ## Why cleanse twice? {#cleanse.why}

        One pass is **not** enough.
        The second finishes.

        Look at the washcloth.

        - makeup
        - oil

        See also: [How?](#cleanse.how), [And my pores?](#pores.size)

        ## How do I do it? {#cleanse.how}

        Oil, then gel.

        See also: [Why?](#cleanse.why), [Which mask?](#mask.what)

        """;

    public const string Mask =
        """
        ---
        # Once or twice, as the client likes.
        id: mask
        order: 2
        title: Mask
        cadence:
          weekly: 1-2
          default: [saturday, Wednesday]
        limit: { at-most: 2, in-days: 7 }
        why: mask.what
        ---
        # Mask

        ## Tonight

        Mask on.

        ## What kind of mask? {#mask.what}

        One that hydrates.

        See also: [Why cleanse?](#cleanse.why), [How?](#cleanse.how), [Pores?](#pores.size)

        """;

    public const string Routine =
        """
        ---
        id: routine
        title: The pore routine
        ---
        # The pore routine

        <!-- A note for whoever edits this. -->

        ## Can I shrink my pores? {#pores.size}

        They can look smaller.

        See also: [Why cleanse?](#cleanse.why), [Which mask?](#mask.what)

        """;
}
