namespace PoreRoutine.Understanding.Time.Grammar;

internal static class Letters
{
    // string.Normalize leaves accents alone where globalization is invariant, as it is in this service.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćčďđēėęěğīįıłńňőřśşšťūůűźżž–—−";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyaaaccddeeeegiiilnnorssstuuuzzz---";

    /// <summary>The letter without its accent; a dash of any length as a hyphen.</summary>
    public static char Unaccented(char letter) => Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index ? Plain[index] : letter;
}
