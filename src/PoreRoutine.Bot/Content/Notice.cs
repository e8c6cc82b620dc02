using System.Text.Encodings.Web;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PoreRoutine.Knowledge;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace PoreRoutine.Bot.Content;

/// <summary>A page of the service whose text the operator writes, in Markdown: <c>dialogs/privacy.md</c>, <c>dialogs/terms.md</c>. Immutable, thread-safe.</summary>
/// <param name="Html">The text, safe to stand within a page.</param>
internal sealed record Notice(string Html)
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Reads a file and fills in the operator's values; faults go to the list.</summary>
    public static Notice Read(string folder, string name, OperatorProfile profile, List<ContentFault> faults)
    {
        var file = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{name}";
        string text;
        try
        {
            text = File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fault(1, "the file is missing or cannot be read: put it back");
            return new Notice(string.Empty);
        }

        var before = faults.Count;
        Check(text, Fault);
        var filled = Fill(text, profile, Fault);
        return new Notice(before == faults.Count ? ToHtml(Parse(filled)) : string.Empty);

        void Fault(int line, string what) => faults.Add(new ContentFault(file, line, what));
    }

    /// <summary>Checks the text as it was written, so that the lines are those of the file; a line is told of once.</summary>
    private static void Check(string text, Action<int, string> fault)
    {
        var document = Parse(text);
        if (document.FirstOrDefault(block => block is not LinkReferenceDefinitionGroup) is not HeadingBlock { Level: 1 } || document.Count < 2)
        {
            fault(1, "the file must begin with the page's title, `# Privacy` say, and go on with its text");
        }

        var told = 0;
        foreach (var found in document.Descendants())
        {
            var line = 1 + text.AsSpan(0, found.Span.Start).Count('\n');
            var wrong = line == told ? null : found switch
            {
                HtmlBlock or HtmlInline => "HTML is not shown on this page; write it in Markdown, or, if it is a note to yourself, as a <!-- comment --> on lines of its own",
                LinkInline { IsImage: true } => "pictures are not shown on this page; take it out",
                LinkInline { Url: var url } when !IsAddress(url) => $"the link to `{url}` leads nowhere; write an address that starts with https://, mailto: or tel:, or a page of this service, like /privacy",
                _ => null,
            };
            if (wrong is not null)
            {
                fault(line, wrong);
                told = line;
            }
        }
    }

    private static bool IsAddress(string? url) => url is not null && (url.StartsWith('/') || url.StartsWith('#') || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "mailto" or "tel"));

    private static string Fill(string text, OperatorProfile profile, Action<int, string> fault)
    {
        var template = Template.Parse(text);
        if (template.HasErrors)
        {
            fault(template.Messages[0].Span.Start.Line + 1, template.Messages[0].Message);
            return string.Empty;
        }

        // Encoded, as Markdown takes a character's HTML name for the character and for nothing else: a name with a `<` in it is only that.
        var values = new ScriptObject
        {
            ["operator"] = HtmlEncoder.Default.Encode(profile.Name),
            ["contact"] = HtmlEncoder.Default.Encode(profile.Contact),
            ["backup_days"] = profile.BackupDays,
        };
        var context = new TemplateContext { StrictVariables = true };
        context.PushGlobal(values);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException exception)
        {
            fault(exception.Span.Start.Line + 1, $"{exception.OriginalMessage} (the values are {string.Join(", ", values.Keys)})");
            return string.Empty;
        }
    }

    /// <summary>The text, without the notes that the operator made.</summary>
    private static MarkdownDocument Parse(string text)
    {
        var document = Markdown.Parse(text, s_pipeline);
        foreach (var comment in document.Descendants<HtmlBlock>().Where(block => block.Type == HtmlBlockType.Comment).ToList())
        {
            comment.Parent!.Remove(comment);
        }

        return document;
    }

    private static string ToHtml(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        s_pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }
}
