using BotFramework.Schema;

namespace BotFramework;

/// <summary>Sees activities on their way out; calls <paramref name="next"/> to let them go on.</summary>
public delegate Task<ResourceResponse[]> SendActivitiesHandler(ITurnContext turnContext, List<Activity> activities, Func<Task<ResourceResponse[]>> next);

/// <summary>Sees an update on its way out; calls <paramref name="next"/> to let it go on.</summary>
public delegate Task<ResourceResponse?> UpdateActivityHandler(ITurnContext turnContext, Activity activity, Func<Task<ResourceResponse?>> next);

/// <summary>Sees a deletion on its way out; calls <paramref name="next"/> to let it go on.</summary>
public delegate Task DeleteActivityHandler(ITurnContext turnContext, ConversationReference reference, Func<Task> next);

/// <summary>What runs at the end of the pipeline: a bot's turn.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

/// <summary>The rest of the pipeline, seen from a middleware.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);
