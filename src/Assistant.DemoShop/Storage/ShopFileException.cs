namespace Assistant.DemoShop.Storage;

/// <summary>The shop's file cannot be used as it is. The message names the file and says what to do; nothing was changed.</summary>
public sealed class ShopFileException(string message, Exception? innerException = null) : Exception(message, innerException);
