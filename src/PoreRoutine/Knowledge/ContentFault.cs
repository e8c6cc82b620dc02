namespace PoreRoutine.Knowledge;

/// <summary>A mistake in the content, for the person who wrote it.</summary>
/// <param name="File">The file as the operator knows it: <c>seeds/cleanse.md</c>.</param>
/// <param name="Line">The line in it, from 1; 1 also where the fault is the whole file or folder.</param>
/// <param name="What">What is wrong and how to mend it, in one line.</param>
public sealed record ContentFault(string File, int Line, string What)
{
    /// <returns><c>file:line: what</c></returns>
    public override string ToString() => $"{File}:{Line}: {What}";
}
