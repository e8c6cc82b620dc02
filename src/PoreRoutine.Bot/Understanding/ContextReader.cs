using System.Collections.Immutable;
using PoreRoutine.Bot.Content;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Understanding;

/// <summary>Reads what says little by itself with what was just talked about. Which questions there are, and about which steps, it takes from the content. Thread-safe.</summary>
/// <param name="content">The routine.</param>
/// <param name="words">The operator's short questions.</param>
/// <param name="slots">Reads steps and times.</param>
internal sealed class ContextReader(RoutineContent content, Words words, SlotReader slots)
{
    /// <summary>A text of no more words than this leans on what was said before.</summary>
    private const int FewWords = 3;

    /// <summary>A text of more words than this says enough by itself.</summary>
    private const int MostWords = 10;

    /// <summary>Words that may stand beside a step or a day without saying more.</summary>
    private static readonly ImmutableHashSet<string> s_beside = ImmutableHashSet.Create(StringComparer.Ordinal, "the", "my", "a", "on", "at", "for", "then", "too", "instead", "?");

    /// <summary>What a short question asks by what was just talked about; null if it is none, or leans on nothing.</summary>
    public Reading? Read(string text, TalkedAbout about, TimeReference reference)
    {
        if (words.FindFacet(text) is { } facet)
        {
            return OfFacet(text, facet, about);
        }

        return words.Find(text) switch
        {
            Word.Again => Again(text, about),
            Word.Then => NextStep(about) is { } next ? Topic(text, OfStep(next, FacetOf(about.TopicIn(content)), FirstTopic(next))) : null,
            Word.Other => OtherProduct(text, about),
            null => WhatAbout(text, about, reference),
            _ => null,
        };
    }

    /// <summary>A text that the recogniser did not place: in few words it is taken for the step talked about, in more words that step is offered first.</summary>
    public Decision Refine(string text, Recognition recognition, Decision decision, TalkedAbout about)
    {
        if (recognition.Kind is not RecognitionKind.None || about.StepIn(content) is not { } stepId)
        {
            return decision;
        }

        var ofStep = recognition.Alternatives.Where(IsOfStep).ToList();
        if (ofStep.Count > 0 && Normalizer.Words(text).Count(word => char.IsLetterOrDigit(word[0])) <= FewWords)
        {
            return new Decision(ofStep[0].Label, RecognitionKind.Topic, ofStep[0].Confidence, []);
        }

        return decision with { Offered = [.. decision.Offered.Concat(decision.Label is null ? ofStep : []).Distinct().OrderByDescending(IsOfStep).Take(Decision.MostOffered)] };

        bool IsOfStep(Candidate candidate) => content.Topics.TryGetValue(candidate.Label, out var topic) && topic.StepId == stepId;
    }

    /// <summary>Asks about which step: each with its topic of a kind, or with its "why".</summary>
    public Reading AskWhichStep(string text, string? facet = null) =>
        Ask(text, [.. content.Steps.Select(step => facet is null ? step.WhyTopicId : $"{step.Id}.{facet}").Where(content.Topics.ContainsKey)]) with { IsStepMissing = true };

    /// <summary>"How often?": the topic of that kind about the same step, or about the routine as a whole.</summary>
    private Reading? OfFacet(string text, string facet, TalkedAbout about)
    {
        var subject = about.TopicIn(content) is { StepId: null } topic ? topic.Id[..topic.Id.IndexOf('.')] : about.StepIn(content);
        if (subject is not null && content.Topics.ContainsKey($"{subject}.{facet}"))
        {
            return Topic(text, $"{subject}.{facet}");
        }

        ImmutableArray<string> others = [.. content.Topics.Values.Where(other => other.StepId is not null && FacetOf(other) == facet).Select(other => other.Id)];
        return content.FindStep(subject) is { } step && others.Length > 0 ? Ask(text, [step.WhyTopicId, .. others])
            : others.Length > 1 ? AskWhichStep(text, facet)
            : null;
    }

    private Reading? Again(string text, TalkedAbout about) =>
        about.TopicIn(content) is { } topic ? Topic(text, topic.Id)
        : about.Request is { } request && Intents.All.Contains(request.Intent) ? Request(text, request.Intent, request.With(RequestSlots.None))
        : null;

    private Step? NextStep(TalkedAbout about) =>
        content.FindStep(about.StepIn(content)) is { } step ? content.Steps.ElementAtOrDefault(content.Steps.IndexOf(step) + 1) : null;

    /// <summary>"And the mask?", "what about sunday?": the same question, or the same request, about another step or day.</summary>
    private Reading? WhatAbout(string text, TalkedAbout about, TimeReference reference)
    {
        var said = Normalizer.Words(text);
        var rest = words.FindWhatAbout(said) ?? (said.Contains("?") || said.LastOrDefault() == "then" ? said : null);
        if (rest is null || rest.Count > MostWords || about == TalkedAbout.Nothing)
        {
            return null;
        }

        if (content.FindStep(slots.FindStep([.. rest.Where(word => !s_beside.Contains(word))])) is { } step)
        {
            return about.Request is { } request ? WhatAboutStep(text, request, step, reference) : Topic(text, OfStep(step, FacetOf(about.TopicIn(content)), step.WhyTopicId));
        }

        return IsTimeAlone(text, reference) ? WhatAboutTime(text, about, reference)
            : about.Request is { } past && FindStepBesideTime(text, reference) is { } named ? WhatAboutStepAndTime(text, past, named, reference)
            : null;
    }

    /// <summary>"And a mask on the 28th": the step, where nothing but a day is said beside it.</summary>
    private string? FindStepBesideTime(string text, TimeReference reference)
    {
        var said = Normalizer.Words(WithoutTimes(text, reference, out var hasTimes));
        return hasTimes ? slots.FindStep([.. (words.FindWhatAbout(said) ?? said).Where(word => !s_beside.Contains(word))]) : null;
    }

    private Reading? WhatAboutStepAndTime(string text, PastRequest request, string step, TimeReference reference)
    {
        var read = slots.Read(request.Intent, text, reference);
        return read.Steps.Contains(step) && read.Time != TimeSlots.None ? Request(text, request.Intent, read) : null;
    }

    private static string WithoutTimes(string text, TimeReference reference, out bool hasTimes)
    {
        var expressions = TimeExpressions.Recognize(text, reference, BareNumber.ClockTime);
        hasTimes = !expressions.IsEmpty;
        return expressions.Reverse().Aggregate(text, (rest, expression) => rest.Remove(expression.Start, expression.End - expression.Start));
    }

    private Reading? WhatAboutStep(string text, PastRequest request, Step step, TimeReference reference)
    {
        var isAboutSteps = !slots.Read(request.Intent, step.Id, reference).Steps.IsEmpty;
        var intent = isAboutSteps ? request.Intent : request.Intent is Intents.AgendaShow or Intents.PlanShow ? Intents.AgendaNext : null;
        return intent is null ? null : Request(text, intent, (isAboutSteps ? request : new PastRequest(intent)).With(new RequestSlots([step.Id], TimeSlots.None)));
    }

    private Reading? WhatAboutTime(string text, TalkedAbout about, TimeReference reference)
    {
        var intent = about.Request?.Intent ?? Intents.AgendaShow;
        var read = slots.Read(intent, text, reference);
        return read.Time != TimeSlots.None ? Request(text, intent, (about.Request ?? new PastRequest(intent)).With(read))
            : Request(text, Intents.AgendaShow, slots.Read(Intents.AgendaShow, text, reference));
    }

    private bool IsTimeAlone(string text, TimeReference reference)
    {
        var said = Normalizer.Words(WithoutTimes(text, reference, out var hasTimes));
        return hasTimes && (words.FindWhatAbout(said) ?? said).TrueForAll(s_beside.Contains);
    }

    /// <summary>"The other one": what is about the other of two products of the step; where that is not clear, it is asked.</summary>
    private Reading? OtherProduct(string text, TalkedAbout about)
    {
        if (content.FindStep(about.StepIn(content)) is not { Products: [var first, var second] } step)
        {
            return null;
        }

        var topics = content.Topics.Values.Where(topic => topic.StepId == step.Id).ToLookup(topic => ProductOf(topic, first, second));
        var last = about.TopicIn(content);
        var product = last is null ? null : ProductOf(last, first, second);
        ImmutableArray<Topic> others = product is null ? [.. topics[first], .. topics[second]] : [.. topics[product == first ? second : first]];
        var alike = others.RemoveAll(topic => FacetOf(topic)!.Split('-')[0] != FacetOf(last)?.Split('-')[0]);
        return product is null ? (others.Length > 1 ? Ask(text, [.. others.Select(topic => topic.Id)]) : null)
            : (alike.IsEmpty ? others : alike) is [var only, ..] ? Topic(text, only.Id)
            : null;
    }

    /// <summary>Which of two products a topic is about: its id says so, else its question; null if both, or neither.</summary>
    private static Product? ProductOf(Topic topic, Product first, Product second)
    {
        var (ofFirst, ofSecond) = (WordsOf(first), WordsOf(second));
        return ByWords(FacetOf(topic)!.Replace('-', ' ')) ?? ByWords(topic.Question);

        Product? ByWords(string said)
        {
            var stems = Normalizer.Words(said);
            var (isFirst, isSecond) = (stems.Exists(word => ofFirst.Contains(word) && !ofSecond.Contains(word)), stems.Exists(word => ofSecond.Contains(word) && !ofFirst.Contains(word)));
            return isFirst == isSecond ? null : isFirst ? first : second;
        }

        static HashSet<string> WordsOf(Product product) => [.. Normalizer.Words($"{product.Name} {product.Use}")];
    }

    private static string? FacetOf(Topic? topic) => topic?.Id[(topic.Id.IndexOf('.') + 1)..];

    private string OfStep(Step step, string? facet, string otherwise) => content.Topics.ContainsKey($"{step.Id}.{facet}") ? $"{step.Id}.{facet}" : otherwise;

    private string FirstTopic(Step step) => content.Topics.Values.FirstOrDefault(topic => topic.StepId == step.Id)?.Id ?? step.WhyTopicId;

    private static Reading Topic(string text, string id) => new(text, new Decision(id, RecognitionKind.Topic, 1, []), RequestSlots.None);

    private static Reading Request(string text, string intent, RequestSlots said) => new(text, new Decision(intent, RecognitionKind.Intent, 1, []), said);

    private static Reading Ask(string text, ImmutableArray<string> topics)
    {
        ImmutableArray<string> offered = [.. topics.Distinct()];
        return new(text, new Decision(null, RecognitionKind.Topic, 1.0 / offered.Length, [.. offered.Select(topic => new Candidate(topic, 1.0 / offered.Length))]), RequestSlots.None);
    }
}
