package dev.hookferry.flow.send;

import java.util.List;
import java.util.Map;

/**
 * What was read of an answer.
 *
 * @param headers the first 64 names, in lower case, with their values, of which 1 KiB each
 * @param retryAfter every value of that header, wherever it stood
 * @param body its first KiB
 */
record Reply(int status, Map<String, String> headers, List<String> retryAfter, byte[] body) {}
