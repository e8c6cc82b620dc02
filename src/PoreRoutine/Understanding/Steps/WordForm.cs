namespace PoreRoutine.Understanding.Steps;

/// <summary>Makes one of a word's English forms ("scrubs", "scrubbed", "scrubbing"), and sees through a slip of the fingers.</summary>
internal static class WordForm
{
    private const int LeastStem = 3;
    private const int LeastForTransposition = 4;
    private const int LeastForOneSlip = 5;
    private const int LeastForTwoSlips = 9;

    private static readonly string[] Endings = ["ing", "ed", "es", "s", "e"];

    /// <summary>The word without its ending; not a word of its own.</summary>
    /// <param name="word">One of <see cref="Normalizer.Words"/>.</param>
    public static string Stem(string word)
    {
        var ending = Array.Find(Endings, ending => word.Length >= ending.Length + LeastStem && word.EndsWith(ending, StringComparison.Ordinal));
        var stem = word[..^(ending?.Length ?? 0)];
        return stem.Length > LeastStem && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }

    /// <summary>Whether a stem may be the other one mistyped: letters swapped or, in longer words, one or two of them wrong. The first is right.</summary>
    public static bool IsNearly(string typed, string meant)
    {
        if (typed[0] != meant[0] || Math.Abs(typed.Length - meant.Length) > 2) return false;
        var distance = Distance(typed, meant);
        var shorter = Math.Min(typed.Length, meant.Length);
        return distance switch
        {
            0 => true,
            1 => meant.Length >= LeastForOneSlip && shorter >= LeastForTransposition || shorter >= LeastForTransposition && IsTransposed(typed, meant),
            2 => shorter >= LeastForTwoSlips,
            _ => false,
        };
    }

    private static bool IsTransposed(string typed, string meant) =>
        typed.Length == meant.Length && typed.Order().SequenceEqual(meant.Order());

    /// <summary>Letters added, left out, replaced or swapped with their neighbour.</summary>
    private static int Distance(string first, string second)
    {
        var cost = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var replaced = cost[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[first.Length, second.Length];
    }
}
