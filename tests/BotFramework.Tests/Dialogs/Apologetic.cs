using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

/// <summary>A component that says sorry where a flow inside, or it itself, starts over.</summary>
internal sealed class Apologetic(string id) : ComponentDialog(id)
{
    protected override async Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default)
    {
        if (e.Name != DialogEvents.VersionChanged)
        {
            return false;
        }

        await dc.Context.SendActivityAsync("sorry", cancellationToken: cancellationToken);
        return true;
    }
}
