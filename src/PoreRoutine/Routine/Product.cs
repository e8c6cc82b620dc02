namespace PoreRoutine.Routine;

/// <summary>A product the operator picked for a step.</summary>
/// <param name="Name">Its name, without the brand.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Use">What it is for in the step, as words in a sentence: "the first cleanse".</param>
public sealed record Product(string Name, string Brand, string Use);
