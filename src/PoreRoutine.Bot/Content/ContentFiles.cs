using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>All that the operator wrote, read at one moment and belonging together. Immutable, thread-safe.</summary>
/// <param name="Routine">What the bot knows.</param>
/// <param name="Utterances">What it learns to hear from.</param>
/// <param name="Lines">What it says around its answers.</param>
/// <param name="Words">Short answers that need no recogniser.</param>
/// <param name="Operator">Who runs it.</param>
/// <param name="PageWords">The words of the chat page around the chat.</param>
/// <param name="TeamsCommands">What Teams suggests to write.</param>
/// <param name="Privacy">The privacy notice.</param>
/// <param name="Terms">The terms of use.</param>
internal record ContentFiles(RoutineContent Routine, IReadOnlyList<Utterance> Utterances, Lines Lines, Words Words, OperatorProfile Operator, PageWords PageWords, TeamsCommands TeamsCommands, Notice Privacy, Notice Terms);
