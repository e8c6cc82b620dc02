namespace PoreRoutine.Understanding;

/// <summary>A text as the model sees it.</summary>
/// <param name="Indices">The words, pairs of words and pieces of words that are known, each once.</param>
/// <param name="Weights">The weight of each.</param>
/// <param name="Meaning">The point that the sentence encoder gives the text.</param>
internal readonly record struct TextFeatures(int[] Indices, float[] Weights, float[] Meaning);
