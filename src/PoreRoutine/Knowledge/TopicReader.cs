using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PoreRoutine.Knowledge;

/// <summary>Reads a file's Markdown: questions with their answers, and what the walkthrough says.</summary>
internal static partial class TopicReader
{
    private const string SeeAlso = "See also:";
    private const string TonightHeading = "Tonight";

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UseGenericAttributes().UsePreciseSourceLocation().Build();

    public static void Read(SeedFile file)
    {
        HeadingBlock? heading = null;
        var below = new List<Block>();
        foreach (var block in Markdown.Parse(file.Source.Text, Pipeline))
        {
            switch (block)
            {
                case HeadingBlock next:
                    ReadSection(file, heading, below);
                    (heading, below) = (next, []);
                    break;
                case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or HtmlBlock { Type: HtmlBlockType.Comment }:
                    break;
                default:
                    below.Add(block);
                    break;
            }
        }

        ReadSection(file, heading, below);
        if (!file.IsRoutine && file.Tonight is null)
        {
            file.Source.Fault(1, $"`## {TonightHeading}` is missing; add it with two or three short sentences of what to do now");
        }
    }

    private static void ReadSection(SeedFile file, HeadingBlock? heading, List<Block> below)
    {
        if (heading?.TryGetAttributes()?.Id is { } id)
        {
            ReadTopic(file, heading, id, below);
            return;
        }

        var title = heading is null ? "" : PlainText(heading.Inline);
        if (heading is { Level: > 1 } && string.Equals(title, TonightHeading, StringComparison.OrdinalIgnoreCase))
        {
            ReadTonight(file, heading, below);
            return;
        }

        var line = heading is null ? 0 : LineOf(file, heading);
        if (heading is { Level: > 1 })
        {
            file.Source.Fault(line, $"the heading `{title}` has no id; end it with one, like `{{#{file.Id?.Value ?? "cleanse"}.why}}`, or make it bold text of an answer");
        }
        else if (below is [var lost, ..])
        {
            file.Source.Fault(LineOf(file, lost), "this text stands under no question, so the bot never says it; put it below a heading with an id, or take it out");
        }
    }

    private static void ReadTonight(SeedFile file, HeadingBlock heading, List<Block> below)
    {
        var line = LineOf(file, heading);
        if (file.IsRoutine || file.Tonight is not null)
        {
            file.Source.Fault(line, file.IsRoutine
                ? $"the routine's own file has no `## {TonightHeading}`; move it to a step's file"
                : $"`## {TonightHeading}` stands here a second time; keep one");
            return;
        }

        file.Tonight = ToMarkdown(file, below);
        if (file.Tonight.Length == 0) file.Source.Fault(line, $"`## {TonightHeading}` is empty; write two or three short sentences of what to do now");
        if (below.Find(block => SeeAlsoLine(file, block) is not null) is { } block)
        {
            file.Source.Fault(SeeAlsoLine(file, block)!.Value, $"`{SeeAlso}` belongs below a question, not below `## {TonightHeading}`; take it out");
        }
    }

    private static void ReadTopic(SeedFile file, HeadingBlock heading, string id, List<Block> below)
    {
        var line = LineOf(file, heading);
        var question = PlainText(heading.Inline);
        if (question.Length == 0) file.Source.Fault(line, $"the heading of `{id}` is empty; write the question before the id");
        CheckId(file, id, line);

        var seeAlso = below.FindIndex(block => SeeAlsoLine(file, block) is not null);
        var runsOn = seeAlso >= 0 && SeeAlsoLine(file, below[seeAlso]) != LineOf(file, below[seeAlso]);
        var answer = seeAlso < 0 ? below : below[..(runsOn ? seeAlso + 1 : seeAlso)];
        if (answer is not [ParagraphBlock, ..])
        {
            file.Source.Fault(line, $"`{id}` has no short answer; write a paragraph of one to three sentences right below the heading");
        }

        var longAnswer = ToMarkdown(file, answer.Skip(1));
        file.Topics.Add(new(id, line, question)
        {
            ShortAnswer = ToMarkdown(file, answer.Take(1)),
            LongAnswer = longAnswer.Length > 0 ? longAnswer : null,
            FollowUps = [.. ReadFollowUps(file, id, line, seeAlso < 0 ? [] : below[seeAlso..])],
        });
    }

    private static void CheckId(SeedFile file, string id, int line)
    {
        if (!TopicId.IsMatch(id))
        {
            file.Source.Fault(line, $"the id `{id}` is not two words of lower-case letters, digits and hyphens with a dot between; write it like `cleanse.why`");
        }
        else if (!file.IsRoutine && file.Id is { } step && !id.StartsWith(step.Value + ".", StringComparison.Ordinal))
        {
            file.Source.Fault(line, $"the id `{id}` does not begin with `{step.Value}.`, this file's step; rename it, or move it to its own file");
        }
    }

    private static List<SeedFile.Lined<FollowUp>> ReadFollowUps(SeedFile file, string id, int line, List<Block> blocks)
    {
        const string Mend = "name two or three topics, like `See also: [Why?](#cleanse.why), [How often?](#cleanse.how-often)`";
        if (blocks is not [var block, .. var rest])
        {
            file.Source.Fault(line, $"`{id}` has no `{SeeAlso}` line; {Mend}");
            return [];
        }

        if (rest is [var after, ..]) file.Source.Fault(LineOf(file, after), $"this stands below the `{SeeAlso}` line of `{id}`; that line comes last");
        var start = SeeAlsoLine(file, block)!.Value;
        if (start != LineOf(file, block))
        {
            file.Source.Fault(start, $"`{SeeAlso}` runs on from the answer above it; put an empty line before it");
            return [];
        }

        var followUps = new List<SeedFile.Lined<FollowUp>>();
        var links = (block as ParagraphBlock)?.Inline?.Descendants<LinkInline>().ToList() ?? [];
        foreach (var link in links)
        {
            var linkLine = file.Source.LineAt(link.Span.Start);
            var label = PlainText(link);
            if (link.Url is not ['#', .. { Length: > 0 } target] || label.Length == 0)
            {
                file.Source.Fault(linkLine, $"the link `[{label}]({link.Url})` names no topic; write a button's text and a topic's id, like `[Why?](#cleanse.why)`");
            }
            else if (target == id || followUps.Exists(earlier => earlier.Value.TopicId == target))
            {
                file.Source.Fault(linkLine, $"`{SeeAlso}` names `{target}` {(target == id ? "below itself" : "twice")}; name another topic");
            }
            else
            {
                followUps.Add(new(new(target, label), linkLine));
            }
        }

        if (links.Count is not (2 or 3)) file.Source.Fault(start, $"`{SeeAlso}` names {links.Count} topics; {Mend}");
        return followUps;
    }

    /// <summary>The blocks as they were written, save that a paragraph is one line: chats differ in what they make of a line end.</summary>
    private static string ToMarkdown(SeedFile file, IEnumerable<Block> blocks) =>
        string.Join("\n\n", blocks.Select(block =>
        {
            var text = file.Source.Text.Substring(block.Span.Start, block.Span.Length).Trim();
            return block is ParagraphBlock ? LineEnd.Replace(text, " ") : text;
        }));

    private static string PlainText(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>The line on which a paragraph says "See also:"; null where it does not.</summary>
    private static int? SeeAlsoLine(SeedFile file, Block block)
    {
        if (block is not ParagraphBlock) return null;
        var line = LineOf(file, block);
        foreach (var text in file.Source.Text.AsSpan(block.Span.Start, block.Span.Length).EnumerateLines())
        {
            if (text.TrimStart().StartsWith(SeeAlso, StringComparison.OrdinalIgnoreCase)) return line;
            line++;
        }

        return null;
    }

    private static int LineOf(SeedFile file, Block block) => file.Source.LineAt(block.Span.Start);

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$")]
    private static partial Regex TopicId { get; }

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex LineEnd { get; }
}
